package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Emitter;
import java.io.IOException;

/// A live [LineSlices]: each line is a slice.
final class Slicing extends ViewSplitting<Bytes> {

  Slicing(Lines lines, long begun) {
    super(lines, begun);
  }

  @Override
  boolean give(Bytes run, boolean inBlock, int from, int to, Emitter<? super Bytes> out)
      throws IOException, InterruptedException {
    return out.emit(run.slice(from, to));
  }

  @Override
  void leave() {}
}
