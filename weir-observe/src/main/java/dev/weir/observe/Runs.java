package dev.weir.observe;

import dev.weir.CancelledException;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/// How many runs there were, and what became of them.
///
/// Thread safety: from anywhere.
final class Runs {
  private final LongAdder started = new LongAdder();
  private final LongAdder completed = new LongAdder();
  private final LongAdder failed = new LongAdder();
  private final LongAdder cancelled = new LongAdder();
  private final LongAdder checkpoints = new LongAdder();
  private final LongAdder unmetered = new LongAdder();

  void start() {
    started.increment();
  }

  void end(@Nullable Throwable failure) {
    switch (outcome(failure)) {
      case "completed" -> completed.increment();
      case "cancelled" -> cancelled.increment();
      default -> failed.increment();
    }
  }

  /// What became of a run, in a word.
  static String outcome(@Nullable Throwable failure) {
    return switch (failure) {
      case null -> "completed";
      case CancelledException _, InterruptedException _ -> "cancelled";
      default -> "failed";
    };
  }

  void checkpoint() {
    checkpoints.increment();
  }

  void leaveOut(int stages) {
    unmetered.add(stages);
  }

  long active() {
    long over = completed.sum() + failed.sum() + cancelled.sum(); // before those that began
    return Math.max(0, started.sum() - over);
  }

  long completed() {
    return completed.sum();
  }

  long failed() {
    return failed.sum();
  }

  long cancelled() {
    return cancelled.sum();
  }

  long checkpoints() {
    return checkpoints.sum();
  }

  long unmetered() {
    return unmetered.sum();
  }
}
