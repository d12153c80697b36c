package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Sizes;
import dev.weir.Step;
import dev.weir.Unspent;
import java.io.IOException;
import java.util.Arrays;

/// A live [Lines], whatever it gives lines as: where it is in a block, and the beginning of a line
/// that crosses blocks.
///
/// ```
///   carry: [the beginn]            block: [ing of a line\n another\n the be]
///                                          at            end
/// ```
///
/// Only a line that crosses blocks is put together, in the carry, which is never longer than a line
/// may be. How line ends are found, and what is made of a line, is the subclass's.
///
/// @param <O> what a line is given as
abstract class LineSplitting<O> implements Step<Bytes, O>, Unspent {
  /// What the carry may hold besides the longest line: a byte order mark and a CR.
  static final int MARGIN_BYTES = 4;

  static final byte LF = '\n';
  static final byte CR = '\r';
  static final Bytes BOM = Bytes.utf8("\ufeff");
  static final int NOT_LOOKED_FOR = -1;
  private static final byte[] NOTHING = {};

  final int maxBytes;
  final boolean loneCr;
  final boolean report;

  Bytes block = Bytes.EMPTY;
  long before; // bytes of the stage's input before this block
  int at; // where the next line, or the rest of the carried one, begins in the block
  int cr; // the first CR from `at` on, or the block's length; less than `at`: look for it
  byte[] carry = NOTHING;
  int carried;
  boolean skipBom; // only before the first line
  boolean inputEnded;
  private boolean skipLf; // the CR before it ended a line, and a block

  /// @param begun bytes of the input that were dealt with before
  LineSplitting(Lines lines, long begun) {
    before = begun;
    maxBytes = lines.maxBytes();
    loneCr = lines.loneCr();
    report = lines.onMalformed() == Malformed.REPORT;
    skipBom = !lines.keepBom() && begun == 0;
  }

  /// Begins with another block, which is empty if there is none.
  abstract void look(Bytes in, int from);

  @Override
  public final void take(Bytes in, Emitter<? super O> out) throws Exception {
    if (!in.isEmpty()) {
      look(in, skipLf && in.get(0) == LF ? 1 : 0);
      skipLf = false;
      more(out);
    }
  }

  final int find(byte value, int from) {
    int index = block.indexOf(value, from);
    return index < 0 ? block.length() : index;
  }

  final void passEnding(int end) {
    at = end + 1;
    if (loneCr && end == cr) {
      if (at == block.length()) {
        skipLf = true;
      } else if (block.get(at) == LF) {
        at++;
      }
    }
  }

  static int withoutCr(Bytes run, int from, int to) {
    return to > from && run.get(to - 1) == CR ? to - 1 : to;
  }

  static boolean beginsWithBom(Bytes run, int from, int to) {
    return to - from >= BOM.length() && run.slice(from, from + BOM.length()).equals(BOM);
  }

  final void keepRest() throws LimitException {
    carry(block.length());
    before += block.length();
    look(Bytes.EMPTY, 0);
  }

  /// Adds what is between `at` and `end` to the carry.
  final void carry(int end) throws LimitException {
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
      int doubled = Math.min(Math.max(2 * carry.length, 256), maxBytes + MARGIN_BYTES);
      carry = Arrays.copyOf(carry, Math.max(needed, doubled));
    }
    block.copyTo(at, carry, carried, count);
    carried = needed;
  }

  /// A view of the carry, for at once: the carry is written again with the next line.
  final Bytes carriedBytes() {
    return Bytes.wrap(carry, 0, carried);
  }

  /// What was carried, to keep: the next line gets a carry of its own.
  final Bytes takenCarry() {
    Bytes run = carriedBytes();
    carry = NOTHING;
    carried = 0;
    return run;
  }

  final LimitException tooLong(long start) {
    return new LimitException(
        "line at byte %d is longer than %s bytes".formatted(start, Sizes.count(maxBytes)));
  }

  /// Gives what was carried, a line without an ending; a byte order mark alone is none.
  abstract void giveLast(Emitter<? super O> out) throws IOException, InterruptedException;

  /// The block has no more line ends: keeps what is left or, at the end of the input, gives it.
  final void leaveBlock(Emitter<? super O> out) throws IOException, InterruptedException {
    keepRest();
    if (inputEnded && carried > 0) {
      giveLast(out);
    }
  }

  @Override
  public final boolean flush(Emitter<? super O> out) {
    return carried == 0 && block.isEmpty();
  }

  /// What is carried, when the block is dealt with.
  @Override
  public final long unspent() {
    return (long) carried + block.length() - at;
  }

  @Override
  public final void finish(Emitter<? super O> out) throws Exception {
    inputEnded = true;
    more(out);
  }
}
