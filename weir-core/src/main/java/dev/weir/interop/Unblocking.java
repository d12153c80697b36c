package dev.weir.interop;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Closes somebody else's stream exactly once, and, when its user is to stop while it is inside a
/// call, from another thread, so that the call returns.
///
/// Threads: [#abort()] from anywhere; the rest belongs to the stream's user.
final class Unblocking {
  /*
   * The user says that it goes inside and then looks whether it was aborted; who aborts says so and then
   * looks whether the user is inside. Both fields are volatile, so at least one sees the other: either
   * the user does not go in, or it is freed.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final String name;
  private final Closeable stream;
  private final AtomicBoolean closed = new AtomicBoolean();
  private volatile boolean inside; // written by the user
  private volatile boolean aborted;
  private volatile @Nullable Thread freer;

  Unblocking(String name, Closeable stream) {
    this.name = name;
    this.stream = stream;
  }

  /// The user goes into a call of the stream.
  void enter() throws IOException {
    inside = true;
    if (aborted) {
      inside = false;
      throw new AbortedException();
    }
  }

  /// It has come out of it.
  void leave() {
    inside = false;
  }

  /// Makes a call that is blocked throw soon, if closing does that. Never blocks.
  void abort() {
    aborted = true;
    if (inside && closed.compareAndSet(false, true)) {
      freer = Thread.ofVirtual().name("weir-free-" + name).start(this::closeQuietly);
    }
  }

  private void closeQuietly() {
    try {
      stream.close();
    } catch (Throwable _) {
      // the run is over, and what it is over for is known
    }
  }

  /// Closes it, or waits for who does so, one second at most.
  void close() throws IOException {
    if (closed.compareAndSet(false, true)) {
      stream.close();
      return;
    }
    Thread closing = freer;
    if (closing != null) {
      awaitEnd(closing);
    }
  }

  private static void awaitEnd(Thread ending) {
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
