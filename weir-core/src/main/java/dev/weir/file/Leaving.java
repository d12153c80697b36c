package dev.weir.file;

import java.time.Duration;

/// Waits for the threads of ends that are being closed.
final class Leaving {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private Leaving() {}

  /// Waits for the end of a thread, one second at most, whoever interrupts; the interruption stays.
  static void await(Thread ending) {
    boolean interrupted = Thread.interrupted();
    long until = System.nanoTime() + PATIENCE.toNanos();
    long left;
    while (ending.isAlive() && (left = until - System.nanoTime()) > 0) {
      try {
        var _ = ending.join(Duration.ofNanos(left));
      } catch (InterruptedException e) {
        interrupted = true; // closing is soon done
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
