package dev.weir.observe;

import dev.weir.pipeline.Run;
import dev.weir.pipeline.Snapshot;
import java.util.concurrent.TimeUnit;

/// A run that is read again and again: whoever asks for all of its figures one by one has them from
/// one picture.
///
/// Thread safety: from anywhere.
final class LiveRun {
  private static final long FRESH_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private final Run<?> run;
  private volatile Picture last;

  LiveRun(Run<?> run) {
    this.run = run;
    this.last = taken();
  }

  private record Picture(Snapshot snapshot, long nanos) {}

  private Picture taken() {
    return new Picture(run.snapshot(), System.nanoTime());
  }

  /// How it stands, or stood a moment ago.
  Snapshot now() {
    Picture seen = last;
    if (System.nanoTime() - seen.nanos > FRESH_NANOS) {
      seen = taken(); // two threads may both look; either is right
      last = seen;
    }
    return seen.snapshot;
  }

  /// How it stands now.
  Snapshot fresh() {
    Picture seen = taken();
    last = seen;
    return seen.snapshot;
  }
}
