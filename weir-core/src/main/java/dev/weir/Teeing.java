package dev.weir;

import java.io.IOException;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An open [Tee].
final class Teeing<T> implements SideStep<T, T>, Reporting, Located {
  private final Writable<? super T> side;
  private final Tee.Failing failing;
  private long elements;
  private boolean wanting = true;
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
    return new Report(
        "detached after "
            + Sizes.count(elements)
            + (elements == 1 ? " element: " : " elements: ")
            + reason,
        Map.of("detached", reason));
  }

  @Override
  public void endSide() throws IOException, InterruptedException {
    if (detachedBy != null) {
      return;
    }
    try {
      side.end();
    } catch (IOException | RuntimeException e) {
      if (failing == Tee.Failing.FAIL) {
        throw e;
      }
      detachedBy = e;
    }
  }

  @Override
  public void closeSide() throws IOException {
    side.close();
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
