package dev.weir.pipeline;

import dev.weir.CheckedBiFunction;
import dev.weir.FoldingWritable;

/// `fold`.
final class FoldResult<T, R> extends Result<T, R> implements FoldingWritable<T, R> {
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
  public CheckedBiFunction<? super R, ? super T, ? extends R> function() {
    return function;
  }

  @Override
  public R value() {
    return value;
  }

  @Override
  public void value(R folded) {
    value = folded;
  }

  @Override
  public String name() {
    return "fold";
  }
}
