package dev.weir;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An open [Tee].
final class Teeing<T> implements SideStep<T, T>, Reporting, Located, Watched {
  private final Writable<? super T> side;
  private final Tee.Failing failing;
  private long elements;
  private boolean wanting = true;
  private boolean ended;
  private @Nullable Exception detachedBy;

  Teeing(Writable<? super T> side, Tee.Failing failing) {
    this.side = side;
    this.failing = failing;
  }

  @Override
  public void take(T in, Emitter<? super T> out) throws Exception {
    if (wanting) {
      try {
        wanting = side.write(in);
        elements++;
      } catch (IOException | RuntimeException e) {
        detach(e);
      }
    }
    out.emit(in);
  }

  /// Nothing is held back here, and nothing there.
  @Override
  public boolean flush(Emitter<? super T> out) throws Exception {
    if (wanting) {
      try {
        side.flush();
      } catch (IOException | RuntimeException e) {
        detach(e);
      }
    }
    return true;
  }

  private void detach(Exception e) throws Exception {
    if (failing == Tee.Failing.FAIL) {
      throw e;
    }
    wanting = false;
    detachedBy = e;
  }

  @Override
  public @Nullable Report report() {
    Exception e = detachedBy;
    if (e == null) {
      return null;
    }
    String reason = StreamException.reason(e);
    return Report.remark(
        "detached after "
            + Sizes.count(elements)
            + (elements == 1 ? " element: " : " elements: ")
            + reason,
        Map.of("detached", reason));
  }

  @Override
  public void settleSide() throws IOException, InterruptedException {
    if (detachedBy == null) {
      try {
        Settling.settle(side);
      } catch (IOException | RuntimeException e) {
        if (failing == Tee.Failing.FAIL) {
          throw e;
        }
        detachedBy = e;
      }
    }
  }

  @Override
  public @Nullable Throwable overdue(boolean paused) {
    return failing == Tee.Failing.FAIL ? Watched.overdue(side, paused) : null;
  }

  @Override
  public boolean endSide() throws IOException, InterruptedException {
    if (detachedBy != null) {
      return false;
    }
    try {
      side.end();
      ended = true;
    } catch (IOException | RuntimeException e) {
      if (failing == Tee.Failing.FAIL) {
        throw e;
      }
      detachedBy = e;
    }
    return ended;
  }

  @Override
  public void closeSide() throws IOException {
    try {
      side.close();
    } catch (IOException | RuntimeException e) {
      if (failing == Tee.Failing.FAIL || ended) {
        throw e;
      }
    }
  }

  @Override
  public void abortSide() {
    side.abort();
  }

  @Override
  public Set<Object> fileKeys() {
    return Located.keysOf(side);
  }
}
