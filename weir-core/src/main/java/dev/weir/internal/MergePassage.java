package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Writable;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// A passage with several writing ends; the input has ended when all of them have.
///
/// Thread safety: each writing end is one thread's, the reading end another's; the rest from
/// anywhere.
public final class MergePassage implements Passage {
  private final SharedQueue queue;
  private final AtomicInteger writing;

  /// An empty one.
  ///
  /// @param bound the most it holds of all
  /// @param writers how many writing ends will be asked for
  public MergePassage(Bound bound, int writers) {
    this.queue = new SharedQueue(bound);
    this.writing = new AtomicInteger(writers);
  }

  /// One more writing end.
  @Override
  public Writable<Object> writer() {
    return new Writing();
  }

  @Override
  public Cursor<Object> reader(Runnable unwanted) {
    return new Reading(unwanted);
  }

  @Override
  public void cancel() {
    queue.cancel();
  }

  private final class Writing implements Writable<Object> {
    private boolean over;

    @Override
    public boolean write(Object element) throws IOException, InterruptedException {
      return queue.write(element);
    }

    /// Each element was visible when its write returned.
    @Override
    public void flush() {}

    @Override
    public void end() {
      if (!over) {
        over = true;
        if (writing.decrementAndGet() == 0) {
          queue.end();
        }
      }
    }

    /// Whoever opened it knows whether it has failed.
    @Override
    public void close() {}

    @Override
    public void abort() {
      if (!queue.over()) { // else it does not wait, and the others may leave in their own way
        queue.cancel();
      }
    }
  }

  private final class Reading implements Cursor<Object> {
    private final Runnable unwanted;
    private boolean drained;
    private boolean closed;

    private Reading(Runnable unwanted) {
      this.unwanted = unwanted;
    }

    @Override
    public @Nullable Object read() throws IOException, InterruptedException {
      Object element = drained ? null : queue.read();
      drained = element == null;
      return element;
    }

    @Override
    public Iterator<Object> iterator() {
      throw new IllegalStateException("a passage is read by what is behind it");
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        queue.closeReaders();
        if (!drained) {
          unwanted.run();
        }
      }
    }

    @Override
    public void abort() {
      queue.cancel();
    }
  }

  @Override
  public Bound bound() {
    return queue.bound();
  }

  @Override
  public long fill() {
    return queue.fill();
  }

  @Override
  public long weight() {
    return queue.weight();
  }

  @Override
  public long fullNanos() {
    return queue.fullNanos();
  }

  @Override
  public long emptyNanos() {
    return queue.emptyNanos();
  }

  @Override
  public long timesFull() {
    return queue.timesFull();
  }

  @Override
  public long timesEmpty() {
    return queue.timesEmpty();
  }

  @Override
  public boolean writerWaiting() {
    return queue.writersWaiting();
  }

  @Override
  public boolean readerWaiting() {
    return queue.readersWaiting();
  }
}
