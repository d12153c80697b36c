package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// [Cut] over lines that are slices.
record SlicesCut(Cut cut) implements Transform<Bytes, Bytes> {

  @Override
  public Step<Bytes, Bytes> open() {
    return new ViewCutting.OfSlices(cut);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return cut.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return cut.heldBytes();
  }
}
