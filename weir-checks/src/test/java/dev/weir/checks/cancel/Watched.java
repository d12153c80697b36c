package dev.weir.checks.cancel;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A source around another, which knows who reads it and counts how often it was closed.
///
/// @param <T> what it gives
final class Watched<T> implements Source<T> {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(10);

  private final Source<T> inner;
  final AtomicInteger closed = new AtomicInteger();
  private volatile @Nullable Thread reader;
  private volatile int reads;

  Watched(Source<T> inner) {
    this.inner = inner;
  }

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    return new Live(inner.open());
  }

  @Override
  public String name() {
    return inner.name();
  }

  /// Blocks until the reader is inside a method, in its `nth` read.
  void awaitInside(int nth, String method) {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (!(reads == nth && inside(method))) {
      if (System.nanoTime() - until > 0) {
        throw new AssertionError("nobody came into " + method);
      }
      LockSupport.parkNanos(100_000);
    }
  }

  private boolean inside(String method) {
    Thread thread = reader;
    return thread != null
        && Stream.of(thread.getStackTrace())
            .anyMatch(frame -> frame.getMethodName().equals(method));
  }

  private final class Live extends AbstractCursor<T> {
    private final Cursor<T> cursor;

    private Live(Cursor<T> cursor) {
      this.cursor = cursor;
    }

    @Override
    @SuppressWarnings("NonAtomicVolatileUpdate") // one reader
    protected @Nullable T next() throws IOException, InterruptedException {
      reader = Thread.currentThread();
      reads++;
      return cursor.read();
    }

    @Override
    public void abort() {
      cursor.abort();
    }

    @Override
    protected void release() throws IOException {
      closed.incrementAndGet();
      cursor.close();
    }
  }
}
