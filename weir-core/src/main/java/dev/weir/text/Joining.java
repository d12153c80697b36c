package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.Step;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// A live [Unlines]. A text that does not fit is divided, so that every block but the last is full.
final class Joining implements Step<CharSequence, Bytes> {
  static final int BLOCK_BYTES = 1 << 16;

  private static final byte[] NOTHING = {};

  private final byte[] separator;
  private byte[] block = new byte[BLOCK_BYTES];
  private int filled;
  private byte[] text = NOTHING; // what is being added, and how far
  private int added;
  private boolean separatorDue;
  private boolean toTheEnd; // a flush or the end: the block is given though it is not full

  Joining(String separator) {
    this.separator = separator.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public void take(CharSequence in, Emitter<? super Bytes> out) throws Exception {
    text = in.toString().getBytes(StandardCharsets.UTF_8);
    added = 0;
    separatorDue = true;
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
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
      if (!addText()) {
        return false;
      }
    }
    text = NOTHING;
    added = 0;
    return true;
  }

  private boolean addText() {
    int count = Math.min(text.length - added, BLOCK_BYTES - filled);
    System.arraycopy(text, added, block, filled, count);
    filled += count;
    added += count;
    return added == text.length;
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
  public boolean flush(Emitter<? super Bytes> out) throws Exception {
    toTheEnd = true;
    return !more(out);
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    toTheEnd = true;
    more(out);
  }
}
