package dev.weir.cli;

import dev.weir.pipeline.Run;
import dev.weir.pipeline.Snapshot;

/// Writes a progress event each second.
final class JsonProgress {
  private static final long PERIOD_MILLIS = 1_000;

  private JsonProgress() {}

  /// Begins to write.
  static Showing of(Run<?> run, JsonEvents events) {
    var rate = new RecentRate();
    return Ticker.start(
        PERIOD_MILLIS,
        PERIOD_MILLIS,
        () -> {
          Snapshot snapshot = run.snapshot();
          rate.read(System.nanoTime(), ProgressLine.amount(snapshot));
          events.progress(snapshot, rate.perSecond());
        },
        () -> {});
  }
}
