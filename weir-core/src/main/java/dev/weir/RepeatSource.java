package dev.weir;

import java.io.IOException;
import java.util.Collections;
import java.util.OptionalLong;

/// A source several times.
record RepeatSource<T>(Source<T> source, int times) implements Source<T>, Sized {

  RepeatSource {
    if (times < 0) {
      throw new IllegalArgumentException("repeat needs a count of at least 0: " + times);
    }
  }

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    return Turns.open(Collections.nCopies(times, source), _ -> true, () -> sum(times - 1L));
  }

  private OptionalLong sum(long copies) {
    OptionalLong size = Sized.of(source);
    return size.isPresent()
        ? OptionalLong.of(Math.max(0, copies) * size.getAsLong())
        : OptionalLong.empty();
  }

  @Override
  public OptionalLong size() {
    return sum(times);
  }

  @Override
  public String name() {
    return "repeat(" + source.name() + ", " + times + ")";
  }

  @Override
  public OptionalLong heldBytes() {
    return source.heldBytes();
  }

  @Override
  public long nativeBytes() {
    return source.nativeBytes();
  }
}
