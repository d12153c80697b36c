package dev.weir;

import java.util.OptionalLong;

/// `sample`, by counting.
record Thinning<T>(long n) implements Transform<T, T> {

  Thinning {
    if (n < 1) {
      throw new IllegalArgumentException("every must be at least 1: " + n);
    }
  }

  @Override
  public Step<T, T> open() {
    return new Counting<>(n);
  }

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Counting<T> implements PromptStep<T, T> {
    private final long n;
    private long left;

    private Counting(long n) {
      this.n = n;
      left = n;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      if (--left == 0) {
        left = n;
        out.emit(in);
      }
    }
  }
}
