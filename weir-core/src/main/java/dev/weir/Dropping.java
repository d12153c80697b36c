package dev.weir;

import java.util.OptionalLong;

/// `drop`.
record Dropping<T>(long count) implements Transform<T, T> {

  Dropping {
    if (count < 0) {
      throw new IllegalArgumentException("drop needs a count of at least 0: " + count);
    }
  }

  @Override
  public Step<T, T> open() {
    return new Counting<>(count);
  }

  @Override
  public String name() {
    return "drop";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Counting<T> implements PromptStep<T, T> {
    private long left;

    private Counting(long count) {
      left = count;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      if (left > 0) {
        left--;
      } else {
        out.emit(in);
      }
    }
  }
}
