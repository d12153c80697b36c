package dev.weir.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Sources;
import dev.weir.pipeline.Pipeline;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Stream;
import jdk.jfr.Event;
import jdk.jfr.EventType;
import jdk.jfr.FlightRecorder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// One name for one thing: the table of `docs/observe.md`, the recording, the registry.
class FiguresTest {
  private static final Map<String, Class<? extends Event>> EVENTS =
      Map.of(
          "dev.weir.Run", RunEvent.class,
          "dev.weir.Stage", StageEvent.class,
          "dev.weir.Checkpoint", CheckpointEvent.class);

  private static List<Figure<?>> all() {
    return Stream.<List<? extends Figure<?>>>of(
            Figures.OF_RUN,
            Figures.OF_STAGE,
            Figures.OF_STEP,
            Figures.OF_BOUNDARY,
            Figures.OF_PROCESS,
            Figures.OF_RUNS)
        .<Figure<?>>flatMap(List::stream)
        .toList();
  }

  private static String row(Figure<?> figure) {
    return String.join(
        " | ",
        "| " + code(figure.json()),
        code(figure.jfr()),
        code(figure.meter()),
        code(figure.prometheus()),
        switch (figure.unit()) {
          case NUMBER -> "number";
          case BYTES -> "bytes";
          case SECONDS -> "seconds";
          case SHARE -> "0 to 1";
        },
        figure.meaning() + " |");
  }

  private static String code(@Nullable String name) {
    return name == null ? "" : "`" + name + "`";
  }

  @Test
  void theTableOfTheDocumentIsThatOfTheCode() throws Exception {
    List<String> rows =
        Files.readAllLines(Path.of("../docs/observe.md")).stream()
            .filter(line -> line.startsWith("| ") && line.contains("| `weir."))
            .toList();
    assertEquals(
        String.join("\n", all().stream().map(FiguresTest::row).toList()), String.join("\n", rows));
  }

  @Test
  void whatIsInARecordingIsAFieldOfItsEvent() throws Exception {
    Map<String, EventType> ofTheJdk = new TreeMap<>();
    FlightRecorder.getFlightRecorder()
        .getEventTypes()
        .forEach(type -> ofTheJdk.put(type.getName(), type));
    for (Figure<?> figure : all()) {
      String jfr = figure.jfr();
      if (jfr == null || EVENTS.containsKey(jfr)) {
        continue; // each event is one
      }
      String event = jfr.substring(0, jfr.lastIndexOf('.'));
      EventType type =
          EVENTS.containsKey(event)
              ? EventType.getEventType(EVENTS.get(event))
              : ofTheJdk.get(event);
      assertNotNull(type, jfr);
      assertNotNull(type.getField(jfr.substring(jfr.lastIndexOf('.') + 1)), jfr);
    }
  }

  @Test
  void aRegistryOfPrometheusMakesTheSameNames() throws Exception {
    var registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    var reached = new CountDownLatch(1);
    var last = new CountDownLatch(1);
    new ProcessMetrics().bindTo(registry);
    RunMetrics metrics = RunMetrics.of("all");
    metrics.bindTo(registry);
    var run =
        Pipeline.from(Sources.of(1, 2))
            .buffer(Bound.bytes(4_096))
            .forEach(
                _ -> {
                  reached.countDown();
                  last.await();
                })
            .listener(metrics)
            .start();
    reached.await();
    List<String> told =
        registry
            .scrape()
            .lines()
            .filter(line -> line.startsWith("# TYPE "))
            .map(line -> line.substring(7, line.lastIndexOf(' ')))
            .sorted()
            .toList();
    last.countDown();
    run.await();
    assertEquals(all().stream().map(Figure::prometheus).sorted().toList(), told);
  }

  @Test
  void noTwoFiguresHaveOneName() {
    assertTrue(all().stream().map(Figure::meter).allMatch(name -> name.startsWith("weir.")));
    assertEquals(all().size(), all().stream().map(Figure::meter).distinct().count());
  }
}
