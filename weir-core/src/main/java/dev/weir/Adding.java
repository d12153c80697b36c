package dev.weir;

import java.util.ArrayDeque;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `prepend`, `append`, `intersperse`, `ifEmpty`: elements of its own around those that come.
///
/// @param first before the first, or alone if none comes
/// @param between two of them; null for nothing
/// @param last behind the last
/// @param instead only if none comes
record Adding<T>(String name, List<T> first, @Nullable T between, List<T> last, List<T> instead)
    implements Transform<T, T> {

  Adding {
    first = List.copyOf(first);
    last = List.copyOf(last);
    instead = List.copyOf(instead);
  }

  @Override
  public Step<T, T> open() {
    return new Giving<>(this);
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Giving<T> implements PromptStep<T, T> {
    private final Adding<T> added;
    private final ArrayDeque<T> rest = new ArrayDeque<>(); // empty but for a pause
    private boolean begun;

    private Giving(Adding<T> added) {
      this.added = added;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      T between = added.between;
      if (begun && between == null) {
        out.emit(in);
        return;
      }
      if (!begun) {
        begun = true;
        rest.addAll(added.first);
      } else if (between != null) {
        rest.add(between);
      }
      rest.add(in);
      more(out);
    }

    @Override
    public void finish(Emitter<? super T> out) throws Exception {
      if (!begun) {
        rest.addAll(added.first);
        rest.addAll(added.instead);
      }
      rest.addAll(added.last);
      more(out);
    }

    @Override
    public boolean more(Emitter<? super T> out) throws Exception {
      while (!rest.isEmpty()) {
        if (out.pause()) {
          return true;
        }
        if (!out.emit(rest.remove())) {
          rest.clear();
        }
      }
      return false;
    }

    @Override
    public void close() {
      rest.clear();
    }
  }
}
