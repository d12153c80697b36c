package dev.weir;

import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// `retry` of a source.
record RetryingSource<T>(Source<T> source, Backoff backoff, Predicate<? super Exception> which)
    implements Source<T> {

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    var retrying = new Retrying<>(this);
    retrying.open(source::open, null);
    return retrying;
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return source.heldBytes();
  }

  @Override
  public long nativeBytes() {
    return source.nativeBytes();
  }

  /// A way to open the source.
  @FunctionalInterface
  private interface Way<T> {
    Cursor<T> open() throws IOException, InterruptedException;
  }

  /// The life of one cursor after the other. An abort sets a flag in `tries` and then aborts the
  /// cursor it finds; one that is opened just then is found by the flag, which is looked at after
  /// it was stored.
  private static final class Retrying<T> extends AbstractCursor<T>
      implements Reporting, Enduring, Located {
    private final Source<T> source;
    private final Predicate<? super Exception> which;
    private final Tries tries;
    private volatile @Nullable Cursor<T> cursor; // written by the reading thread
    private boolean given; // something, by any cursor

    private Retrying(RetryingSource<T> value) {
      source = value.source;
      which = value.which;
      tries = new Tries(value.backoff);
    }

    /// Opens it, with one try after the other; after a failure, if there was one, not at once.
    private void open(Way<T> way, @Nullable Exception failure)
        throws IOException, InterruptedException {
      Exception first = failure;
      Exception last = failure;
      while (true) {
        if (last != null && (!which.test(last) || !tries.again())) {
          throw Sneaky.rethrow(Tries.givenUp(first, last));
        }
        try {
          Cursor<T> opened = way.open();
          cursor = opened;
          if (tries.aborted()) {
            opened.abort();
          }
          return;
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          first = first == null ? e : first;
          last = e;
        }
      }
    }

    @Override
    protected @Nullable T next() throws IOException, InterruptedException {
      while (true) {
        Cursor<T> now = cursor;
        if (now == null) {
          throw new IOException("read after close");
        }
        try {
          T element = now.read();
          if (element != null) {
            given = true;
            tries.succeeded();
          }
          return element;
        } catch (InterruptedException e) {
          throw e;
        } catch (Exception e) {
          openAgain(now, e);
        }
      }
    }

    private void openAgain(Cursor<T> failed, Exception failure)
        throws IOException, InterruptedException {
      Way<T> way = given ? goingOn(failed) : source::open;
      if (way == null || tries.aborted() || !which.test(failure)) {
        throw Sneaky.rethrow(failure);
      }
      cursor = null;
      try {
        failed.close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
      open(way, failure);
    }

    /// How to go on behind what was given; null if that cannot be.
    @SuppressWarnings("unchecked") // the position is from this source's own cursor
    private @Nullable Way<T> goingOn(Cursor<T> failed) {
      if (source instanceof Resumable<?, ?> resumable
          && failed instanceof ResumableCursor<?, ?> resumed) {
        Object position = resumed.position();
        return () -> ((Resumable<T, Object>) resumable).openAt(position);
      }
      return null;
    }

    @Override
    public Set<Object> fileKeys() {
      return Located.keysOf(cursor);
    }

    @Override
    public OptionalLong size() {
      Cursor<T> now = cursor;
      return now == null ? OptionalLong.empty() : now.size();
    }

    @Override
    public void abort() {
      tries.abort();
      Cursor<T> now = cursor;
      if (now != null) {
        now.abort();
      }
    }

    @Override
    protected void release() throws IOException {
      Cursor<T> last = cursor;
      if (last != null) {
        last.close();
      }
    }

    @Override
    public Incidents incidents() {
      return Incidents.retries(tries.count());
    }

    @Override
    public @Nullable Report report() {
      return tries.count() == 0 ? null : Retry.report(tries.count());
    }
  }
}
