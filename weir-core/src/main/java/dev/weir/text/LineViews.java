package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Continuing;
import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.spi.LineView;
import java.util.OptionalLong;

/// [Lines], each shown where it is in its block.
record LineViews(Lines lines) implements Continuing<LineView> {

  @Override
  public Step<Bytes, LineView> open() {
    return new Showing(lines, 0);
  }

  @Override
  public Transform<Bytes, LineView> continuedAt(long position) {
    return new ContinuedLines<>(this, lines, position, Showing::new);
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
