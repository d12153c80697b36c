package dev.weir.pipeline;

import dev.weir.CheckedFunction;
import dev.weir.Cursor;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One element of each input; what was read before an interruption is kept.
final class ZipChoice<I, T> implements FanIn.Choice<T> {
  private final CheckedFunction<? super List<I>, ? extends T> function;
  private List<I> row = new ArrayList<>();

  ZipChoice(CheckedFunction<? super List<I>, ? extends T> function) {
    this.function = function;
  }

  @Override
  public @Nullable T next(List<Cursor<Object>> inputs) throws Exception {
    while (row.size() < inputs.size()) {
      Object element = inputs.get(row.size()).read();
      if (element == null) {
        return null;
      }
      row.add(FanIn.erased(element));
    }
    List<I> whole = Collections.unmodifiableList(row);
    row = new ArrayList<>(inputs.size());
    return FanIn.given(function.apply(whole));
  }
}
