package dev.weir.observe;

import dev.weir.pipeline.Run;
import dev.weir.pipeline.Snapshot;
import java.time.Duration;

/// A run that is read again and again: whoever asks for all of its figures one by one has them from
/// one picture.
///
/// Thread safety: from anywhere.
final class LiveRun {
  private final Run<?> run;
  private final long freshNanos;
  private volatile Picture last;

  /// A run whose pictures are good for a time.
  LiveRun(Run<?> run, Duration fresh) {
    this.run = run;
    this.freshNanos = fresh.toNanos();
    this.last = taken();
  }

  private record Picture(Snapshot snapshot, long nanos) {}

  private Picture taken() {
    return new Picture(run.snapshot(), System.nanoTime());
  }

  /// How it stands, or stood a moment ago.
  Snapshot now() {
    Picture seen = last;
    if (System.nanoTime() - seen.nanos > freshNanos) {
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
