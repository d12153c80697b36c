package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.CheckedBiFunction;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `reduce`, `last`, `min`, `max`: one element of all.
final class ReduceResult<T> extends Result<T, Optional<T>> {
  private final String name;
  private final CheckedBiFunction<? super T, ? super T, ? extends T> function;
  private @Nullable T kept;

  ReduceResult(String name, CheckedBiFunction<? super T, ? super T, ? extends T> function) {
    this.name = name;
    this.function = function;
  }

  @Override
  boolean taken(T element) throws Exception {
    T next = kept == null ? element : function.apply(kept, element);
    kept = Bound.compact(Objects.requireNonNull(next, name));
    return true;
  }

  @Override
  Optional<T> result() {
    return Optional.ofNullable(kept);
  }

  @Override
  public String name() {
    return name;
  }
}
