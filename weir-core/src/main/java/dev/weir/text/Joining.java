package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.Step;
import dev.weir.spi.LineView;
import java.io.IOException;

/// A live [Unlines]. A text that does not fit is divided, so that every block but the last is full.
///
/// @param <I> a text in one form or another
abstract class Joining<I> implements Step<I, Bytes> {
  static final int BLOCK_BYTES = 1 << 16;

  private final Bytes separator;
  private byte[] block = new byte[BLOCK_BYTES];
  private int filled;
  private Bytes text = Bytes.EMPTY; // where that is which is being added
  private int added; // up to here it was
  private int end;
  private boolean separatorDue;
  private boolean toTheEnd; // a flush or the end: the block is given though it is not full

  Joining(String separator) {
    this.separator = Bytes.utf8(separator);
  }

  /// Texts as such.
  static final class OfTexts extends Joining<CharSequence> {
    OfTexts(String separator) {
      super(separator);
    }

    @Override
    public void take(CharSequence in, Emitter<? super Bytes> out) throws Exception {
      Bytes text = Bytes.utf8(in.toString());
      add(text, 0, text.length(), out);
    }
  }

  /// Texts in UTF-8.
  static final class OfSlices extends Joining<Bytes> {
    OfSlices(String separator) {
      super(separator);
    }

    @Override
    public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
      add(in, 0, in.length(), out);
    }
  }

  /// Lines where they are in their block.
  static final class OfViews extends Joining<LineView> {
    OfViews(String separator) {
      super(separator);
    }

    @Override
    public void take(LineView in, Emitter<? super Bytes> out) throws Exception {
      add(in.block(), in.from(), in.to(), out);
    }
  }

  final void add(Bytes run, int from, int to, Emitter<? super Bytes> out) throws Exception {
    text = run;
    added = from;
    end = to;
    separatorDue = true;
    more(out);
  }

  @Override
  public final boolean more(Emitter<? super Bytes> out) throws Exception {
    while (!add()) {
      if (out.pause()) {
        return true;
      }
      if (!give(out)) {
        return false;
      }
    }
    return toTheEnd && !giveRest(out);
  }

  /// Adds what fits; false if the block is full and there is more.
  private boolean add() {
    if (!addText()) {
      return false;
    }
    if (separatorDue) {
      separatorDue = false;
      text = separator;
      added = 0;
      end = separator.length();
      if (!addText()) {
        return false;
      }
    }
    text = Bytes.EMPTY;
    added = 0;
    end = 0;
    return true;
  }

  private boolean addText() {
    int count = Math.min(end - added, BLOCK_BYTES - filled);
    text.copyTo(added, block, filled, count);
    filled += count;
    added += count;
    return added == end;
  }

  /// Emits what is left; false if it has to wait.
  private boolean giveRest(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    if (filled > 0) {
      if (out.pause()) {
        return false;
      }
      give(out);
    }
    toTheEnd = false;
    return true;
  }

  private boolean give(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    int count = filled;
    filled = 0;
    if (count < BLOCK_BYTES / 2) {
      return out.emit(Bytes.copyOf(block, 0, count));
    }
    byte[] full = block;
    block = new byte[BLOCK_BYTES];
    return out.emit(Bytes.wrap(full, 0, count));
  }

  @Override
  public final boolean flush(Emitter<? super Bytes> out) throws Exception {
    toTheEnd = true;
    return !more(out);
  }

  @Override
  public final void finish(Emitter<? super Bytes> out) throws Exception {
    toTheEnd = true;
    more(out);
  }
}
