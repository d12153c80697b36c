package dev.weir;

import java.util.OptionalLong;

/// `take`.
record Taking<T>(long count) implements Transform<T, T> {

  Taking {
    if (count < 0) {
      throw new IllegalArgumentException("take needs a count of at least 0: " + count);
    }
  }

  @Override
  public Step<T, T> open() {
    return new Counting<>(count);
  }

  @Override
  public boolean refusesInput() {
    return count == 0;
  }

  @Override
  public String name() {
    return "take";
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
      if (--left <= 0) {
        out.done();
      }
      if (left >= 0) {
        out.emit(in);
      }
    }
  }
}
