package dev.weir;

import java.util.OptionalLong;
import java.util.SplittableRandom;

/// `sample`, by chance.
record Sampling<T>(double share, long seed) implements Transform<T, T> {

  Sampling {
    if (!(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("sample needs a share above 0 and up to 1: " + share);
    }
  }

  @Override
  public Step<T, T> open() {
    return new Drawing<>(share, new SplittableRandom(seed));
  }

  @Override
  public String name() {
    return "sample";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private record Drawing<T>(double share, SplittableRandom random) implements PromptStep<T, T> {

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      if (random.nextDouble() < share) {
        out.emit(in);
      }
    }
  }
}
