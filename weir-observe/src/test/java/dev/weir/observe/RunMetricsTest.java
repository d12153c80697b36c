package dev.weir.observe;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// The runs of a pipeline as meters.
class RunMetricsTest {
  private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

  private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
  private final RunMetrics metrics = RunMetrics.of("ten", Duration.ZERO);

  /// A run whose sink has taken nine of ten elements and waits with the last in hand.
  private final class Held implements AutoCloseable {
    private final CountDownLatch last = new CountDownLatch(1);
    private final CountDownLatch reached = new CountDownLatch(1);
    private final Run<Summary> run;

    Held() throws InterruptedException {
      run =
          Pipeline.from(Sources.of(TEN))
              .buffer(Bound.elements(16))
              .forEach(
                  n -> {
                    if (n == 9) {
                      reached.countDown();
                      last.await();
                    }
                  })
              .listener(metrics)
              .start();
      reached.await();
    }

    @Override
    public void close() throws IOException {
      last.countDown();
      try {
        run.await();
      } catch (InterruptedException e) {
        throw new InterruptedIOException("waits for a run");
      }
    }
  }

  private double counted(String name, String... tags) {
    FunctionCounter counter = registry.get(name).tags(tags).functionCounter();
    return counter.count();
  }

  private List<String> stageMeters() {
    return registry.getMeters().stream()
        .map(Meter::getId)
        .map(Meter.Id::getName)
        .filter(name -> name.startsWith("weir.stage."))
        .toList();
  }

  @Test
  void aStageHasItsMetersWhileItRuns() throws Exception {
    metrics.bindTo(registry);
    try (var _ = new Held()) {
      assertEquals(9, counted("weir.stage.elements.in", "pipeline", "ten", "position", "3"));
      Gauge mark = registry.get("weir.stage.mark").tags("position", "2").gauge();
      assertEquals(16, mark.value());
      assertNotNull(registry.get("weir.stage.busy").tags("position", "3").gauge());
      assertEquals("seconds", registry.get("weir.stage.full").meter().getId().getBaseUnit());
      assertEquals(1, registry.get("weir.runs.active").gauge().value());
    }
  }

  @Test
  void nothingOfItsStagesIsLeftWhenARunIsOver() throws Exception {
    metrics.bindTo(registry);
    for (int i = 0; i < 3; i++) {
      Pipeline.from(Sources.of(TEN)).map(n -> n).forEach(_ -> {}).listener(metrics).run();
      assertEquals(List.of(), stageMeters());
    }
    assertEquals(3, counted("weir.runs.completed"));
    assertEquals(30, counted("weir.run.elements.in"));
    assertEquals(30, counted("weir.run.elements.out"));
    assertEquals(0, registry.get("weir.runs.active").gauge().value());
  }

  @Test
  void runsAtTheSameTimeAddUpAndNoneTakesItsShareAway() throws Exception {
    metrics.bindTo(registry);
    var first = new Held();
    try (var _ = new Held()) {
      assertEquals(18, counted("weir.stage.elements.in", "position", "3"));
      assertEquals(32, registry.get("weir.stage.mark").gauge().value());
      first.close();
      assertEquals(19, counted("weir.stage.elements.in", "position", "3"));
      assertEquals(16, registry.get("weir.stage.mark").gauge().value());
    }
    assertEquals(List.of(), stageMeters());
  }

  @Test
  void aRegistryThatComesLaterSeesWhatIsLive() throws Exception {
    try (var _ = new Held()) {
      metrics.bindTo(registry);
      assertEquals(9, counted("weir.stage.elements.in", "position", "3"));
    }
    assertEquals(List.of(), stageMeters());
  }

  @Test
  void aFailureIsCountedAlsoWhereNothingOpened() throws Exception {
    metrics.bindTo(registry);
    assertThrows(
        StreamException.class,
        () ->
            Pipeline.<Integer>from(
                    () -> {
                      throw new IOException("not there");
                    })
                .forEach(_ -> {})
                .listener(metrics)
                .run());
    assertEquals(1, counted("weir.runs.failed"));
    assertEquals(List.of(), stageMeters());
  }

  @Test
  void whatIsClosedLeavesTheRegistryEmpty() throws Exception {
    metrics.bindTo(registry);
    try (var _ = new Held()) {
      metrics.close();
      assertEquals(List.of(), registry.getMeters());
    }
  }

  @Test
  void thereAreNeverMoreStagesThanTheLimit() throws Exception {
    metrics.bindTo(registry);
    var reached = new CountDownLatch(1);
    var last = new CountDownLatch(1);
    Pipeline<Integer> deep = Pipeline.from(Sources.of(TEN));
    for (int i = 0; i < 1_000; i++) {
      deep = deep.map(n -> n);
    }
    Run<Summary> run =
        deep.forEach(
                _ -> {
                  reached.countDown();
                  last.await();
                })
            .listener(metrics)
            .start();
    reached.await();
    assertEquals(
        RunMetrics.MOST_STAGES,
        stageMeters().stream().filter(name -> name.equals("weir.stage.working")).count());
    assertEquals(2, counted("weir.runs.unmetered"));
    last.countDown();
    run.await();
    assertTrue(stageMeters().isEmpty());
  }

  @Test
  void theMemoryOfTheProcessIsMeteredWithoutTags() {
    new ProcessMetrics().bindTo(registry);
    assertTrue(registry.get("weir.process.heap").gauge().value() > 0);
    assertEquals("bytes", registry.get("weir.process.rss").gauge().getId().getBaseUnit());
  }
}
