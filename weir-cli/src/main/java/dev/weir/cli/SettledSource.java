package dev.weir.cli;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.Located;
import dev.weir.Source;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A source whose end is believed only after a moment, if its size was not known before.
///
/// In `cat huge.log | weir run stdin ! gzip ! huge.log.gz` a Ctrl-C goes to both. `cat` dies at
/// once, which looks like the end of the input; without the moment, half of the log would be
/// committed as the whole before this process has seen its own signal.
///
/// The moment is ten naps of 10 ms. On a machine that is so busy that a nap takes much longer, the
/// signal may take longer too, so such a nap does not count; but 100 naps are enough.
///
/// @param source where the elements come from
/// @param <T> what it gives
record SettledSource<T>(Source<T> source) implements Source<T> {
  private static final long NAP_NANOS = TimeUnit.MILLISECONDS.toNanos(10);
  private static final int NAPS = 10;
  private static final int MOST_NAPS = 100;

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    Cursor<T> cursor = source.open();
    return cursor.size().isPresent() ? cursor : new Settled<>(cursor);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return source.heldBytes();
  }

  private static final class Settled<T> extends AbstractCursor<T> implements Located {
    private final Cursor<T> cursor;
    private final CountDownLatch aborted = new CountDownLatch(1);

    private Settled(Cursor<T> cursor) {
      this.cursor = cursor;
    }

    @Override
    protected @Nullable T next() throws IOException, InterruptedException {
      T element = cursor.read();
      if (element == null) {
        settle();
      }
      return element;
    }

    private void settle() throws InterruptedException {
      int quiet = 0;
      for (int nap = 0; quiet < NAPS && nap < MOST_NAPS; nap++) {
        long began = System.nanoTime();
        if (aborted.await(NAP_NANOS, TimeUnit.NANOSECONDS)) {
          return;
        }
        if (System.nanoTime() - began < NAP_NANOS * 3 / 2) {
          quiet++;
        }
      }
    }

    @Override
    public void abort() {
      aborted.countDown(); // the run is over, so the end does not matter
      cursor.abort();
    }

    @Override
    protected void release() throws IOException {
      cursor.close();
    }

    @Override
    public Set<Object> fileKeys() {
      return Located.keysOf(cursor);
    }
  }
}
