package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// [Unlines] over lines that are slices.
record SlicesUnlines(Unlines unlines) implements Transform<Bytes, Bytes> {

  @Override
  public Step<Bytes, Bytes> open() {
    return new Joining.OfSlices(unlines.separator());
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return unlines.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return unlines.heldBytes();
  }
}
