package dev.weir.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Sources;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The Java of `docs/observe.md` stands here, line by line, and runs.
class ObserveLessonTest {
  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final Job<Summary> job = Pipeline.from(Sources.of(1, 2, 3)).forEach(_ -> {});

  @Test
  void aListenerMakesEvents() throws Exception {
    job.listener(FlightEvents.of("orders")).run();
    assertEquals(0, FlightEvents.live());
  }

  @Test
  void aListenerMakesMeters() throws Exception {
    RunMetrics metrics = RunMetrics.of("orders");
    metrics.bindTo(registry);
    new ProcessMetrics().bindTo(registry);
    job.listener(metrics).run();
    assertEquals(3, registry.get("weir.run.elements.out").functionCounter().count());
  }

  @Test
  void aRunHasAText() throws Exception {
    Run<Summary> run = job.start();
    run.await();
    String text = Prometheus.text(run);
    assertTrue(text.contains("pipeline="), text);
  }

  @Test
  void eachLineOfTheDocumentIsHere() throws Exception {
    List<String> here =
        Files.readString(Path.of("src/test/java/dev/weir/observe/ObserveLessonTest.java"))
            .lines()
            .map(String::strip)
            .toList();
    List<String> shown =
        Stream.of(Files.readString(Path.of("../docs/observe.md")).split("```", -1))
            .filter(block -> block.startsWith("java\n"))
            .flatMap(String::lines)
            .filter(line -> line.endsWith(";"))
            .toList();
    assertFalse(shown.isEmpty());
    shown.forEach(line -> assertTrue(here.contains(line), line));
  }
}
