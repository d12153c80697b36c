package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.spi.LineView;
import java.util.OptionalLong;

/// [Unlines] over views of lines.
record ViewsUnlines(Unlines unlines) implements Transform<LineView, Bytes> {

  @Override
  public Step<LineView, Bytes> open() {
    return new Joining.OfViews(unlines.separator());
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
