package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Sizes;
import dev.weir.Step;
import java.io.IOException;
import java.util.Arrays;

/// Splits bytes into lines without decoding them: [Splitting], but for what it emits.
///
/// A line within a block is a part of that block. Only one that crosses blocks is put together, in
/// the carry, and only one that is not UTF-8 is replaced by one that is.
abstract class ViewSplitting<O> implements Step<Bytes, O> {
  /*
   * The LFs of a few KiB are looked for at once, which is several times as fast as one after the other. Whether
   * a line is ASCII is asked for as many bytes at a time; only one that is not is looked at byte by byte.
   */

  /// How much of a block is looked through at a time.
  static final int WINDOW_BYTES = 1 << 12;

  /// What an open step holds besides the carry: where LFs are in the window.
  static final long INDEX_BYTES = (long) WINDOW_BYTES * Integer.BYTES;

  private static final byte LF = '\n';
  private static final byte CR = '\r';
  private static final Bytes BOM = Bytes.utf8("\ufeff");
  private static final int NOT_LOOKED_FOR = -1;
  private static final byte[] NOTHING = {};

  private final int maxBytes;
  private final boolean loneCr;
  private final boolean report;

  private final int[] lfs = new int[WINDOW_BYTES]; // LFs that were found
  private int found; // how many
  private int nextLf; // which of them comes next
  private int scanned; // to where LFs were looked for
  private int cr; // the first CR from `at` on, or the block's length; less than `at`: look for it
  private int ascii; // from `at` to here all is ASCII, if that is more than nothing

  private Bytes block = Bytes.EMPTY;
  private long before; // bytes of the stage's input before this block
  private int at; // where the next line, or the rest of the carried one, begins in the block
  private byte[] carry = NOTHING;
  private int carried;
  private boolean skipBom; // only before the first line
  private boolean skipLf; // the CR before it ended a line, and a block
  private boolean inputEnded;

  ViewSplitting(Lines lines) {
    maxBytes = lines.maxBytes();
    loneCr = lines.loneCr();
    report = lines.onMalformed() == Malformed.REPORT;
    skipBom = !lines.keepBom();
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
  public final void take(Bytes in, Emitter<? super O> out) throws Exception {
    if (!in.isEmpty()) {
      look(in, skipLf && in.get(0) == LF ? 1 : 0);
      skipLf = false;
      more(out);
    }
  }

  @Override
  public final boolean more(Emitter<? super O> out) throws Exception {
    while (!out.pause()) {
      int end = lineEnd();
      if (end == block.length()) {
        keepRest();
        return inputEnded && giveLast(out);
      }
      if (!giveLine(end, out)) {
        look(Bytes.EMPTY, 0); // the rest is not wanted
        return false;
      }
    }
    return true;
  }

  private void look(Bytes in, int from) {
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
      int index = block.indexOf(CR, at);
      cr = index < 0 ? block.length() : index;
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

  private void passEnding(int end) {
    at = end + 1;
    if (loneCr && end == cr) {
      if (at == block.length()) {
        skipLf = true;
      } else if (block.get(at) == LF) {
        at++;
      }
    }
  }

  private boolean giveLine(int end, Emitter<? super O> out)
      throws IOException, InterruptedException {
    if (carried > 0) {
      carry(end);
      passEnding(end);
      Bytes run = taken();
      long start = before + end - run.length();
      return giveChecked(run, 0, withoutCr(run, 0, run.length()), start, out);
    }
    int from = at;
    passEnding(end);
    return giveChecked(block, from, withoutCr(block, from, end), before + from, out);
  }

  private static int withoutCr(Bytes run, int from, int to) {
    return to > from && run.get(to - 1) == CR ? to - 1 : to;
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
    int malformed = isAscii(run, from, to) ? -1 : Utf8.malformed(run, from, to);
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

  private static boolean beginsWithBom(Bytes run, int from, int to) {
    return to - from >= BOM.length() && run.slice(from, from + BOM.length()).equals(BOM);
  }

  private void keepRest() throws LimitException {
    carry(block.length());
    before += block.length();
    look(Bytes.EMPTY, 0);
  }

  /// Adds what is between `at` and `end` to the carry.
  private void carry(int end) throws LimitException {
    int count = end - at;
    if (count == 0) {
      return;
    }
    int allowed = maxBytes + (skipBom ? BOM.length() : 0) + (block.get(end - 1) == CR ? 1 : 0);
    if (count > allowed - carried) {
      throw tooLong(before + at - carried);
    }
    int needed = carried + count;
    if (needed > carry.length) {
      int doubled = Math.min(Math.max(2 * carry.length, 256), maxBytes + Splitting.MARGIN_BYTES);
      carry = Arrays.copyOf(carry, Math.max(needed, doubled));
    }
    block.copyTo(at, carry, carried, count);
    carried = needed;
  }

  /// What was carried; the next line gets a carry of its own.
  private Bytes taken() {
    Bytes run = Bytes.wrap(carry, 0, carried);
    carry = NOTHING;
    carried = 0;
    return run;
  }

  private LimitException tooLong(long start) {
    return new LimitException(
        "line at byte %d is longer than %s bytes".formatted(start, Sizes.count(maxBytes)));
  }

  /// Gives the line without an ending; a byte order mark alone is none.
  private boolean giveLast(Emitter<? super O> out) throws IOException, InterruptedException {
    if (carried > 0) {
      Bytes run = taken();
      boolean mark = skipBom && run.equals(BOM);
      if (!mark) {
        giveChecked(run, 0, run.length(), before - run.length(), out);
      }
    }
    return false;
  }

  @Override
  public final boolean flush(Emitter<? super O> out) {
    return carried == 0 && block.isEmpty();
  }

  @Override
  public final void finish(Emitter<? super O> out) throws Exception {
    inputEnded = true;
    more(out);
  }
}
