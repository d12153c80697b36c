package dev.weir.pipeline;

import java.util.OptionalLong;

/// `count`.
final class CountResult<T> extends Result<T, Long> {
  private long count;

  @Override
  boolean taken(T element) {
    count++;
    return true;
  }

  @Override
  Long result() {
    return count;
  }

  @Override
  public String name() {
    return "count";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }
}
