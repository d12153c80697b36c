package dev.weir.text;

import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.spi.LineView;
import java.util.OptionalLong;

/// [Cut] over views of lines.
record ViewsCut(Cut cut) implements Transform<LineView, LineView> {

  @Override
  public Step<LineView, LineView> open() {
    return new ViewCutting.OfViews(cut);
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
