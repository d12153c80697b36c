package dev.weir.pipeline;

import dev.weir.Bound;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// `first`.
final class FirstResult<T> extends Result<T, Optional<T>> {
  private @Nullable T first;

  @Override
  boolean taken(T element) {
    first = Bound.compact(element);
    return false;
  }

  @Override
  Optional<T> result() {
    return Optional.ofNullable(first);
  }

  @Override
  public String name() {
    return "first";
  }
}
