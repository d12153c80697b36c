package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Continuing;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// [Lines], each a slice of its block.
record LineSlices(Lines lines) implements Continuing<Bytes> {

  @Override
  public Step<Bytes, Bytes> open() {
    return new Slicing(lines, 0);
  }

  @Override
  public Transform<Bytes, Bytes> continuedAt(long position) {
    return new ContinuedLines<>(this, lines, position, Slicing::new);
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
