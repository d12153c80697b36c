package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.CheckedFunction;
import dev.weir.Cursor;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The newest element of each input, whenever there is a new one.
final class LatestChoice<I, T> implements FanIn.Choice<T> {

  /// An element, and which input gave it.
  record Numbered(int input, Object element) {}

  private final CheckedFunction<? super List<I>, ? extends T> function;
  private final @Nullable Object[] latest;
  private final BitSet missing = new BitSet();

  LatestChoice(int inputs, CheckedFunction<? super List<I>, ? extends T> function) {
    this.function = function;
    this.latest = new Object[inputs];
    missing.set(0, inputs);
  }

  /// The same bound, for numbered elements.
  static Bound weighing(Bound bound) {
    return new Bound(
        bound.elements(),
        bound.weight(),
        bound.lowPercent(),
        numbered -> bound.weigh(((Numbered) numbered).element));
  }

  @Override
  public @Nullable T next(List<Cursor<Object>> inputs) throws Exception {
    while (true) {
      Object read = inputs.getFirst().read();
      if (read == null) {
        return null;
      }
      var numbered = (Numbered) read;
      latest[numbered.input] = numbered.element;
      missing.clear(numbered.input);
      if (missing.isEmpty()) {
        List<I> all = FanIn.erased(List.of(latest.clone()));
        return FanIn.given(function.apply(all));
      }
    }
  }
}
