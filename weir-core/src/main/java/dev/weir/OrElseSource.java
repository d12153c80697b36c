package dev.weir;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/// A source, or another if that one is empty.
record OrElseSource<T>(Source<? extends T> first, Source<? extends T> other) implements Source<T> {

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    return Turns.open(List.of(first, other), given -> given == 0, () -> OptionalLong.of(0));
  }

  @Override
  public String name() {
    return "orElse(" + first.name() + ", " + other.name() + ")";
  }

  /// One at a time is open.
  @Override
  public OptionalLong heldBytes() {
    return Turns.heldBytes(List.of(first, other));
  }

  @Override
  public long nativeBytes() {
    return Math.max(first.nativeBytes(), other.nativeBytes());
  }
}
