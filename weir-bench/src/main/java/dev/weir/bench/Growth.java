package dev.weir.bench;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import java.util.ArrayList;
import java.util.Map;

/// P12: what grows: a thousand stages on one thread, ten thousand pipelines at once.
final class Growth {
  private static final int STAGES = 1_000;
  private static final long DEEP = 20_000;
  private static final int PIPELINES = 10_000;

  private Growth() {}

  /// A thousand stages; an element at a stage is what counts.
  static Work deep() {
    return new Work(DEEP * STAGES, sumBelow(DEEP), Map.of("weir", Growth::deepRun));
  }

  /// Ten thousand pipelines at once, each with a boundary; a pipeline is what counts.
  static Work many() {
    return new Work(PIPELINES, PIPELINES * sumBelow(100), Map.of("weir", Growth::manyRuns));
  }

  private static long sumBelow(long end) {
    return end * (end - 1) / 2;
  }

  private static long deepRun() throws Exception {
    Pipeline<Long> pipeline = Pipeline.from(Numbers.below(DEEP));
    for (int i = 0; i < STAGES; i++) {
      pipeline = pipeline.map(number -> number);
    }
    return pipeline.fold(0L, Long::sum).run();
  }

  private static long manyRuns() throws Exception {
    var runs = new ArrayList<Run<Long>>();
    for (int i = 0; i < PIPELINES; i++) {
      runs.add(
          Pipeline.from(Numbers.below(100))
              .map(number -> number + 1)
              .buffer()
              .map(number -> number - 1)
              .fold(0L, Long::sum)
              .start());
    }
    long sum = 0;
    for (Run<Long> run : runs) {
      sum += run.await();
    }
    return sum;
  }
}
