package dev.weir.frame;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.IOException;
import java.util.Arrays;

/// What all live [Framing#split()] have in common: bytes are collected until there is a whole
/// frame.
abstract class FrameSplitting implements CodecStep<Bytes, Bytes> {

  /// How much is collected at a time.
  static final int PIECE_BYTES = 16 << 10;

  final int maxBytes;
  private final long mostBytes; // in the buffer

  // what is collected, and was not emitted
  byte[] buffer = new byte[PIECE_BYTES];
  int from;
  int to;

  // the frame that was found
  int bodyFrom;
  int bodyTo;
  int next; // where the next one begins

  private long start; // where the buffer begins in the stage's input
  private Bytes in = Bytes.EMPTY;
  private int at;
  boolean inputEnded; // and all of it is in the buffer

  /// @param around how much there is of a frame besides its bytes, at most
  FrameSplitting(int maxBytes, int around) {
    this.maxBytes = maxBytes;
    this.mostBytes = Math.min((long) maxBytes + around + PIECE_BYTES, Integer.MAX_VALUE - 8);
  }

  /// What an open step holds at most, besides the longest frame.
  static long heldBytes(int maxBytes, int around) {
    return 2 * ((long) maxBytes + around) + PIECE_BYTES; // while it grows, there are two
  }

  /// Looks for a frame between `from` and `to`, of at least one byte.
  ///
  /// @return false if it is not whole yet
  abstract boolean find() throws IOException;

  /// The input has ended within a frame.
  abstract IOException cutOff();

  @Override
  public final void take(Bytes run, Emitter<? super Bytes> out) throws Exception {
    in = run;
    at = 0;
    more(out);
  }

  @Override
  public final boolean more(Emitter<? super Bytes> out) throws Exception {
    while (true) {
      while (from < to && find()) {
        if (out.pause()) {
          return true;
        }
        Bytes frame = Bytes.copyOf(buffer, bodyFrom, bodyTo - bodyFrom);
        from = next;
        if (!out.emit(frame)) {
          in = Bytes.EMPTY;
          at = 0;
          from = to;
          return false;
        }
      }
      if (at == in.length()) {
        break;
      }
      collect();
    }
    in = Bytes.EMPTY;
    at = 0;
    if (inputEnded && from < to) {
      throw cutOff();
    }
    return false;
  }

  private void collect() {
    if (from > 0) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      moved(from);
      start += from;
      to -= from;
      from = 0;
    }
    if (to == buffer.length) {
      buffer = Arrays.copyOf(buffer, (int) Math.min(2L * to, mostBytes));
    }
    int count = Math.min(buffer.length - to, in.length() - at);
    in.copyTo(at, buffer, to, count);
    to += count;
    at += count;
  }

  /// What was in the buffer is nearer to its beginning now.
  void moved(int by) {}

  /// Where the frame that is looked for begins in the stage's input.
  final long offset() {
    return start + from;
  }

  final LimitException tooLong() {
    return new LimitException(
        "frame at byte %d is longer than %s bytes".formatted(offset(), Sizes.count(maxBytes)));
  }

  final CorruptDataException corrupt(String what) {
    return new CorruptDataException(what, offset());
  }

  @Override
  public final boolean flush(Emitter<? super Bytes> out) {
    return from == to && at == in.length();
  }

  @Override
  public final void finish(Emitter<? super Bytes> out) throws Exception {
    inputEnded = true;
    more(out);
  }
}
