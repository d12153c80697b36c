package dev.weir.file;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How a thread that works for an end is left: what it failed with, and its end.
final class Leaving {
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private Leaving() {}

  /// Throws what such a thread failed with, if it did.
  static void rethrow(@Nullable Throwable failure) throws IOException {
    switch (failure) {
      case null -> {}
      case IOException e -> throw e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IOException(failure);
    }
  }

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
