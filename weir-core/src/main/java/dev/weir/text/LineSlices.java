package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// [Lines], each a slice of its block.
record LineSlices(Lines lines) implements Transform<Bytes, Bytes> {

  @Override
  public Step<Bytes, Bytes> open() {
    return new Slicing(lines);
  }

  @Override
  public String name() {
    return lines.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(lines.carryBytes() + ViewSplitting.INDEX_BYTES);
  }
}
