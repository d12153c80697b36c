package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.ConsumingStep;
import dev.weir.Emitter;
import dev.weir.spi.LineView;
import java.io.IOException;

/// A live [LineViews]: shows each line in one view.
final class Showing extends ViewSplitting<LineView> implements ConsumingStep<Bytes, LineView> {
  private final LineView view = new LineView();
  private long blockNumber = LineView.NO_BLOCK;

  Showing(Lines lines, long begun) {
    super(lines, begun);
  }

  @Override
  boolean give(Bytes run, boolean inBlock, int from, int to, Emitter<? super LineView> out)
      throws IOException, InterruptedException {
    view.show(run, inBlock ? blockNumber : LineView.NO_BLOCK, from, to);
    return out.emit(view);
  }

  @Override
  void leave() {
    view.show(Bytes.EMPTY, LineView.NO_BLOCK, 0, 0);
    blockNumber++;
  }
}
