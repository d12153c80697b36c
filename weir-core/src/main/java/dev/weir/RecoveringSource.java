package dev.weir;

import java.io.IOException;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// `recover` of a source.
record RecoveringSource<T>(
    Source<T> source, CheckedFunction<? super Exception, ? extends Source<? extends T>> instead)
    implements Source<T> {

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    var recovering = new Recovering<>(this);
    recovering.open();
    return recovering;
  }

  @Override
  public String name() {
    return source.name();
  }

  /// An abort sets a flag and then aborts the cursor it finds; one that is opened just then is
  /// found by the flag, which is looked at after it was stored.
  private static final class Recovering<T> extends AbstractCursor<T>
      implements Reporting, Enduring, Located {
    private final Source<T> source;
    private final CheckedFunction<? super Exception, ? extends Source<? extends T>> instead;
    private volatile @Nullable Cursor<? extends T> cursor; // written by the reading thread
    private volatile boolean aborted;
    private volatile @Nullable Exception recovered; // written by the reading thread

    private Recovering(RecoveringSource<T> value) {
      source = value.source;
      instead = value.instead;
    }

    private void open() throws IOException, InterruptedException {
      try {
        cursor = source.open();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        recover(e);
      }
    }

    @Override
    protected @Nullable T next() throws IOException, InterruptedException {
      try {
        return live().read();
      } catch (InterruptedException e) {
        throw e;
      } catch (Exception e) {
        if (recovered != null || aborted) {
          throw e;
        }
        close(live(), e);
        recover(e);
        return live().read();
      }
    }

    private Cursor<? extends T> live() throws IOException {
      Cursor<? extends T> now = cursor;
      if (now == null) {
        throw new IOException("read after close");
      }
      return now;
    }

    private void close(Cursor<?> failed, Exception failure) {
      cursor = null;
      try {
        failed.close();
      } catch (Exception e) {
        failure.addSuppressed(e);
      }
    }

    private void recover(Exception failure) throws IOException, InterruptedException {
      try {
        Cursor<? extends T> other = instead.apply(failure).open();
        cursor = other;
        if (aborted) {
          other.abort();
        }
      } catch (Exception e) {
        throw Sneaky.rethrow(e instanceof InterruptedException ? e : unrecovered(failure, e));
      }
      recovered = failure;
    }

    /// It failed to recover, or has thrown again what it was not made for.
    @SuppressWarnings("ReferenceEquality")
    private static Exception unrecovered(Exception failure, Exception e) {
      if (e != failure && e.getCause() != failure) {
        e.addSuppressed(failure);
      }
      return e;
    }

    @Override
    public Set<Object> fileKeys() {
      return Located.keysOf(cursor);
    }

    @Override
    public OptionalLong size() {
      return OptionalLong.empty(); // nobody knows what will be given instead
    }

    @Override
    public void abort() {
      aborted = true;
      Cursor<? extends T> now = cursor;
      if (now != null) {
        now.abort();
      }
    }

    @Override
    protected void release() throws IOException {
      Cursor<? extends T> last = cursor;
      if (last != null) {
        last.close();
      }
    }

    @Override
    public Incidents incidents() {
      return Incidents.errors(recovered == null ? 0 : 1);
    }

    @Override
    public @Nullable Report report() {
      Exception e = recovered;
      if (e == null) {
        return null;
      }
      String reason = StreamException.reason(e);
      return Report.remark("recovered from: " + reason, Map.of("recovered", reason));
    }
  }
}
