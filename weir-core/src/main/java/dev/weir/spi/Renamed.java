package dev.weir.spi;

import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// A transform that is shown under another name.
record Renamed<I, O>(String name, Transform<I, O> transform) implements Transform<I, O> {

  static <I, O> Renamed<I, O> of(String name, Transform<I, O> transform) {
    return new Renamed<>(name, transform);
  }

  @Override
  public Step<I, O> open() throws IOException {
    return transform.open();
  }

  @Override
  public boolean divides() {
    return transform.divides();
  }

  @Override
  public boolean refusesInput() {
    return transform.refusesInput();
  }

  @Override
  public OptionalLong heldBytes() {
    return transform.heldBytes();
  }
}
