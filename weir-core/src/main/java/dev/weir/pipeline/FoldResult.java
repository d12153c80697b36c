package dev.weir.pipeline;

import dev.weir.CheckedBiFunction;

/// `fold`.
final class FoldResult<T, R> extends Result<T, R> {
  private final CheckedBiFunction<? super R, ? super T, ? extends R> function;
  private R value;

  FoldResult(R initial, CheckedBiFunction<? super R, ? super T, ? extends R> function) {
    this.function = function;
    this.value = initial;
  }

  @Override
  boolean taken(T element) throws Exception {
    value = function.apply(value, element);
    return true;
  }

  @Override
  R result() {
    return value;
  }

  @Override
  public String name() {
    return "fold";
  }
}
