package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import java.io.IOException;

/// A live [Lines] that gives them without decoding them.
///
/// A line within a block is a part of that block. Only one that is not UTF-8 is replaced by one
/// that is.
///
/// @param <O> what a line is given as
abstract class ViewSplitting<O> extends LineSplitting<O> {
  /*
   * The LFs of a few KiB are looked for at once, which is several times as fast as one after the other. Whether
   * a line is ASCII is asked for as many bytes at a time; only one that is not is looked at byte by byte.
   */

  /// How much of a block is looked through at a time.
  static final int WINDOW_BYTES = 1 << 12;

  /// What an open step holds besides the carry: where LFs are in the window.
  static final long INDEX_BYTES = (long) WINDOW_BYTES * Integer.BYTES;

  private final int[] lfs = new int[WINDOW_BYTES]; // LFs that were found
  private int found; // how many
  private int nextLf; // which of them comes next
  private int scanned; // to where LFs were looked for
  private int ascii; // from `at` to here all is ASCII, if that is more than nothing

  ViewSplitting(Lines lines, long begun) {
    super(lines, begun);
  }

  /// Gives a line that is valid UTF-8.
  ///
  /// @param run where it is
  /// @param inBlock whether that is the block, where other lines may follow
  /// @return false if nobody wants more
  abstract boolean give(Bytes run, boolean inBlock, int from, int to, Emitter<? super O> out)
      throws IOException, InterruptedException;

  /// The block has no more lines.
  abstract void leave();

  @Override
  public final boolean more(Emitter<? super O> out) throws Exception {
    while (!out.pause()) {
      int end = lineEnd();
      if (end == block.length()) {
        leaveBlock(out);
        return false;
      }
      if (!giveLine(end, out)) {
        look(Bytes.EMPTY, 0); // the rest is not wanted
        return false;
      }
    }
    return true;
  }

  @Override
  final void look(Bytes in, int from) {
    leave();
    block = in;
    at = from;
    found = 0;
    nextLf = 0;
    scanned = from;
    cr = NOT_LOOKED_FOR;
    ascii = 0;
  }

  private int lineEnd() {
    int lf = findLf();
    if (!loneCr) {
      return lf;
    }
    if (cr < at) {
      cr = find(CR, at);
    }
    return Math.min(lf, cr);
  }

  private int findLf() {
    while (true) {
      for (; nextLf < found; nextLf++) {
        if (lfs[nextLf] >= at) {
          return lfs[nextLf];
        }
      }
      if (scanned == block.length()) {
        return scanned;
      }
      int to = Math.min(scanned + WINDOW_BYTES, block.length());
      found = block.indicesOf(LF, scanned, to, lfs);
      nextLf = 0;
      scanned = to;
    }
  }

  private boolean giveLine(int end, Emitter<? super O> out)
      throws IOException, InterruptedException {
    if (carried > 0) {
      carry(end);
      passEnding(end);
      Bytes run = takenCarry();
      long start = before + end - run.length();
      return giveChecked(run, 0, withoutCr(run, 0, run.length()), start, out);
    }
    int from = at;
    passEnding(end);
    return giveChecked(block, from, withoutCr(block, from, end), before + from, out);
  }

  /// Gives a line that begins at `start` in the stage's input.
  @SuppressWarnings("ReferenceEquality") // the block itself is meant
  private boolean giveChecked(Bytes run, int begin, int to, long start, Emitter<? super O> out)
      throws IOException, InterruptedException {
    int from = begin;
    if (skipBom) {
      skipBom = false;
      from += beginsWithBom(run, begin, to) ? BOM.length() : 0;
    }
    if (to - from > maxBytes) {
      throw tooLong(start);
    }
    int malformed = isAscii(run, from, to) ? -1 : run.malformedUtf8(from, to);
    if (malformed < 0) {
      return give(run, run == block, from, to, out);
    }
    if (report) {
      throw new CorruptDataException("malformed UTF-8", start + malformed - begin);
    }
    Bytes replaced = Bytes.utf8(run.slice(from, to).utf8());
    return give(replaced, false, 0, replaced.length(), out);
  }

  @SuppressWarnings("ReferenceEquality") // the block itself is meant
  private boolean isAscii(Bytes run, int from, int to) {
    if (run != block) {
      return run.asciiEnd(from, to) == to;
    }
    if (to > ascii) {
      int window = Math.min(from + WINDOW_BYTES, run.length());
      ascii = run.asciiEnd(from, Math.max(to, window));
    }
    return to <= ascii;
  }

  @Override
  final void giveLast(Emitter<? super O> out) throws IOException, InterruptedException {
    Bytes run = takenCarry();
    boolean mark = skipBom && run.equals(BOM);
    if (!mark) {
      giveChecked(run, 0, run.length(), before - run.length(), out);
    }
  }
}
