package dev.weir.text;

import dev.weir.Emitter;
import dev.weir.PromptStep;
import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.spi.LineView;
import java.util.OptionalLong;

/// [Grep] over views of lines.
record ViewsGrep(Grep grep) implements Transform<LineView, LineView> {

  @Override
  public Step<LineView, LineView> open() {
    return new Matching(new ViewPattern(grep.compiled()), !grep.invert());
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return grep.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return grep.heldBytes();
  }

  private record Matching(ViewPattern pattern, boolean wanted)
      implements PromptStep<LineView, LineView> {

    @Override
    public void take(LineView in, Emitter<? super LineView> out) throws Exception {
      if (pattern.isIn(in) == wanted) {
        out.emit(in);
      }
    }
  }
}
