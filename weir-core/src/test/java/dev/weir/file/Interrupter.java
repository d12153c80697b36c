package dev.weir.file;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/// Interrupts the thread that made it, again and again, until it is closed.
final class Interrupter implements AutoCloseable {
  private static final long EVERY_NANOS = 100_000;

  final AtomicInteger caught = new AtomicInteger(); // counted by the interrupted
  private final Thread target = Thread.currentThread();
  private final Thread thread = Thread.ofPlatform().start(this::run);
  private volatile boolean closed;

  private void run() {
    while (!closed) {
      target.interrupt();
      LockSupport.parkNanos(EVERY_NANOS);
    }
  }

  @Override
  public void close() {
    closed = true;
    Probe.await(() -> !thread.isAlive());
    var _ = Thread.interrupted();
  }
}
