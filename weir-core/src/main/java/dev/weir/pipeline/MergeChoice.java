package dev.weir.pipeline;

import dev.weir.Cursor;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Whatever comes next.
final class MergeChoice<T> implements FanIn.Choice<T> {

  @Override
  public @Nullable T next(List<Cursor<Object>> inputs) throws Exception {
    Object element = inputs.getFirst().read();
    return element == null ? null : FanIn.erased(element);
  }
}
