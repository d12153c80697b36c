package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.PromptStep;
import dev.weir.Step;
import dev.weir.Transform;
import dev.weir.spi.LineView;
import java.util.OptionalLong;

/// [Grep] over lines that are slices.
record SlicesGrep(Grep grep) implements Transform<Bytes, Bytes> {

  @Override
  public Step<Bytes, Bytes> open() {
    return new Matching(new ViewPattern(grep.compiled()), new LineView(), !grep.invert());
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

  private record Matching(ViewPattern pattern, LineView view, boolean wanted)
      implements PromptStep<Bytes, Bytes> {

    @Override
    public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
      view.show(in, LineView.NO_BLOCK, 0, in.length());
      boolean found = pattern.isIn(view);
      view.show(Bytes.EMPTY, LineView.NO_BLOCK, 0, 0);
      if (found == wanted) {
        out.emit(in);
      }
    }
  }
}
