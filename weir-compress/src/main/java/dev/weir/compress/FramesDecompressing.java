package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import java.io.IOException;

/// A live decoder of a format whose data is frames, one after the other, as zstd and lz4 have them:
/// the loop over the frames, and over those that are to be skipped, which both formats share.
///
/// ```
///   MAGIC --> FRAME (the subclass's parts) --> MAGIC ...                  the next frame
///     |
///     +-----> SKIPPED_LENGTH --> SKIPPED --> MAGIC ...
/// ```
///
/// A part is read from the block of input as far as that goes, and says whether to go on: true to
/// go on with this block, false when that is used up.
abstract class FramesDecompressing implements CodecStep<Bytes, Bytes> {
  private static final int SKIPPABLE = 0x184d2a50;
  private static final int SKIPPABLE_MASK = 0xfffffff0;

  private enum Around {
    MAGIC,
    FRAME,
    SKIPPED_LENGTH,
    SKIPPED
  }

  /// The few bytes of a header or checksum, which may come in pieces.
  final Collecting few;

  Bytes input = Bytes.EMPTY;
  int at; // in the input
  long left; // of the block or the skipped bytes

  private final String format;
  private final int magic;
  private Around around = Around.MAGIC;
  private long before; // bytes of the stage's input before this block of input
  private boolean anyFrame;

  /// @param format its name, for messages
  /// @param magic what a frame begins with, the lowest byte first
  /// @param mostCollected how many bytes are collected at most
  FramesDecompressing(String format, int magic, int mostCollected) {
    this.format = format;
    this.magic = magic;
    this.few = new Collecting(mostCollected);
  }

  /// A frame begins: its magic has been collected, and stays so.
  abstract void beginHeader();

  /// Reads on in the frame, until [#endFrame()].
  abstract boolean readFrame(Emitter<? super Bytes> out) throws Exception;

  /// Whether what comes next in the frame may emit.
  abstract boolean mayEmit();

  /// Whether nothing of the frame that was taken is held back, as long as nothing is collected.
  abstract boolean betweenBlocks();

  /// Where in a frame the step is, for the message that the input ends there.
  abstract String where();

  /// What is said of these first bytes, which begin no frame that is read.
  CorruptDataException unknown(int word) {
    return notThis();
  }

  @Override
  public final void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    input = in;
    at = 0;
    more(out);
  }

  @Override
  public final boolean more(Emitter<? super Bytes> out) throws Exception {
    boolean goesOn = true;
    while (goesOn) {
      if (around == Around.FRAME && mayEmit() && out.pause()) {
        return true;
      }
      goesOn =
          switch (around) {
            case MAGIC -> readMagic();
            case FRAME -> readFrame(out);
            case SKIPPED_LENGTH -> readSkippedLength();
            case SKIPPED -> skip();
          };
    }
    before += input.length();
    input = Bytes.EMPTY; // lets the block go
    at = 0;
    return false;
  }

  private boolean readMagic() throws CorruptDataException {
    if (!collect(Integer.BYTES)) {
      return false;
    }
    int word = (int) few.number(0, Integer.BYTES);
    if (word == magic) {
      around = Around.FRAME;
      beginHeader();
    } else if ((word & SKIPPABLE_MASK) == SKIPPABLE) {
      few.reset();
      around = Around.SKIPPED_LENGTH;
    } else {
      throw unknown(word);
    }
    return true;
  }

  private CorruptDataException notThis() {
    String wanted =
        "%02x %02x %02x %02x"
            .formatted(magic & 0xFF, magic >> 8 & 0xFF, magic >> 16 & 0xFF, magic >>> 24);
    return new CorruptDataException(
        anyFrame
            ? "trailing garbage after " + format + " data"
            : "not " + format + " data: no " + wanted,
        collectedAt());
  }

  private boolean readSkippedLength() {
    if (!collect(Integer.BYTES)) {
      return false;
    }
    left = few.number(0, Integer.BYTES);
    around = Around.SKIPPED;
    return true;
  }

  private boolean skip() {
    int count = (int) Math.min(left, input.length() - at);
    at += count;
    left -= count;
    if (left > 0) {
      return false;
    }
    endFrame();
    return true;
  }

  final void endFrame() {
    anyFrame = true;
    few.reset();
    around = Around.MAGIC;
  }

  /// Collects up to so many bytes; false if the input does not have them yet.
  final boolean collect(int wanted) {
    at += few.take(wanted, input, at);
    return few.count() >= wanted;
  }

  /// How far the step has come in its input.
  final long offset() {
    return before + at;
  }

  /// Where what is collected begins.
  final long collectedAt() {
    return offset() - few.count();
  }

  @Override
  public final boolean flush(Emitter<? super Bytes> out) {
    boolean between = around == Around.MAGIC || (around == Around.FRAME && betweenBlocks());
    return input.isEmpty() && between && few.count() == 0;
  }

  @Override
  public final void finish(Emitter<? super Bytes> out) throws CorruptDataException {
    switch (around) {
      case FRAME -> throw truncated("it ends " + where());
      case SKIPPED_LENGTH, SKIPPED -> throw truncated("it ends in a skippable frame");
      case MAGIC -> finishBetween();
    }
  }

  private void finishBetween() throws CorruptDataException {
    if (few.count() > 0) {
      throw mayBeMagic() ? truncated("it ends in the header of a frame") : notThis();
    }
    if (!anyFrame) {
      throw truncated("the input is empty");
    }
  }

  private boolean mayBeMagic() {
    int skippable = SKIPPABLE | (few.at(0) & ~SKIPPABLE_MASK);
    return few.mayBecome(magic) || few.mayBecome(skippable);
  }

  private CorruptDataException truncated(String where) {
    return new CorruptDataException("truncated " + format + ": " + where, before);
  }

  @Override
  public abstract void close() throws IOException;
}
