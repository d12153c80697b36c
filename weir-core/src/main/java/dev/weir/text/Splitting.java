package dev.weir.text;

import dev.weir.BatchEmitter;
import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.LimitException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;

/// A live [Lines] that gives texts. A line within a block is decoded where it is.
final class Splitting extends LineSplitting<String> implements CodecStep<Bytes, String> {
  /*
   * The fast path is the window: the next few KiB of the block, as far as they are ASCII, as one text.
   * The JVM finds an LF in a text and copies a part of one with vector instructions, so a window and its
   * parts cost little more than half of looking through the block and decoding line by line. It decodes
   * UTF-8 that is ASCII just as fast, also before it has compiled anything of ours. A line
   * that is not ASCII, or longer than the window, goes the other way, and so does everything where a
   * lone CR ends a line. Where many lines may be given at once, those of a window are.
   */

  /// How much of a block is made a text at a time.
  static final int WINDOW_BYTES = 1 << 12;

  /// How many lines are given at once.
  static final int MOST_AT_ONCE = 1024;

  /// Of how many bytes, if those of the last window are not counted.
  static final int MOST_BYTES_AT_ONCE = 1 << 17;

  private static final char REPLACEMENT = '\ufffd';

  private String window = ""; // some of the block, all of it ASCII
  private int windowAt; // where that is in the block
  private int lf; // the first LF from `at` on, or the block's length; less than `at`: look for it
  private final String[] gathered = new String[MOST_AT_ONCE];
  private int gatheredBytes;

  Splitting(Lines lines, long begun) {
    super(lines, begun);
  }

  @Override
  public boolean more(Emitter<? super String> out) throws Exception {
    if (!giveWindows(out)) {
      return false;
    }
    while (!out.pause()) {
      int end = lineEnd();
      if (end == block.length()) {
        leaveBlock(out);
        return false;
      }
      String line = line(end);
      passEnding(end);
      if (!out.emit(line)) {
        look(Bytes.EMPTY, 0); // the rest is not wanted
        return false;
      }
      if (!giveWindows(out)) {
        return false;
      }
    }
    return true;
  }

  /// Gives the lines of a window together, as long as there are such lines and room for them; false
  /// if no more are wanted.
  private boolean giveWindows(Emitter<? super String> out)
      throws IOException, InterruptedException {
    if (out instanceof BatchEmitter<? super String> batch) {
      int room = batch.room();
      while (room > 1) {
        int count = gather(Math.min(room, MOST_AT_ONCE));
        if (count == 0) {
          break;
        }
        if (!batch.emitAll(gathered, count, gatheredBytes)) {
          look(Bytes.EMPTY, 0); // the rest is not wanted
          return false;
        }
        room = batch.room();
      }
    }
    return true;
  }

  /// Takes whole lines out of the window, and of the next ones; 0 if the next line is none for it.
  private int gather(int most) {
    if (carried > 0 || loneCr) {
      return 0;
    }
    int begin = at;
    int count = gatherFromWindow(0, most);
    boolean goesOn = true;
    while (goesOn && count < most && at - begin < MOST_BYTES_AT_ONCE && nextWindow()) {
      int before = count;
      count = gatherFromWindow(count, most);
      goesOn = count > before;
    }
    gatheredBytes = at - begin;
    skipBom &= count == 0;
    return count;
  }

  private boolean nextWindow() {
    if (at == block.length() || foreign()) {
      return false;
    }
    moveWindow();
    return true;
  }

  private int gatherFromWindow(int gatheredBefore, int most) {
    String text = window;
    int from = at - windowAt;
    int count = gatheredBefore;
    while (count < most) {
      int end = text.indexOf(LF, from);
      int to = end > from && text.charAt(end - 1) == CR ? end - 1 : end;
      if (end < 0 || to - from > maxBytes) {
        break;
      }
      gathered[count++] = text.substring(from, to);
      from = end + 1;
    }
    at = windowAt + from;
    return count;
  }

  @Override
  void look(Bytes in, int from) {
    block = in;
    at = from;
    forgetWindow();
    lf = NOT_LOOKED_FOR;
    cr = NOT_LOOKED_FOR;
  }

  private void forgetWindow() {
    window = "";
    windowAt = 0;
  }

  private int lineEnd() {
    if (lf < at) {
      lf = loneCr ? find(LF, at) : findLf();
    }
    if (!loneCr) {
      return lf;
    }
    if (cr < at) {
      cr = find(CR, at);
    }
    return Math.min(lf, cr);
  }

  private int findLf() {
    int index = window.indexOf(LF, at - windowAt);
    if (index < 0 && !foreign()) {
      moveWindow();
      index = window.indexOf(LF);
    }
    if (index >= 0) {
      return windowAt + index;
    }
    int windowEnd = windowAt + window.length();
    forgetWindow();
    return find(LF, windowEnd);
  }

  /// Whether the line goes on behind the window with what is not ASCII.
  private boolean foreign() {
    int end = windowAt + window.length();
    return end >= at && end < block.length() && block.get(end) < 0;
  }

  /// Makes a window that begins with the line and ends, at the latest, where ASCII ends.
  private void moveWindow() {
    int to = Math.min(at + WINDOW_BYTES, block.length());
    String text = block.text(at, to, StandardCharsets.UTF_8);
    if (text.length() < to - at || text.indexOf(REPLACEMENT) >= 0) {
      to = block.asciiEnd(at, to);
      text = block.text(at, to, StandardCharsets.ISO_8859_1);
    }
    window = text;
    windowAt = at;
  }

  private String line(int end) throws IOException {
    if (carried > 0) {
      carry(end);
      return carriedText(withoutCr(carriedBytes(), 0, carried), before + end - carried);
    }
    int to = withoutCr(block, at, end);
    boolean windowed = end <= windowAt + window.length();
    return windowed ? windowText(to) : text(block, at, to, before + at);
  }

  private String windowText(int to) throws LimitException {
    skipBom = false;
    checkLength(to - at, before + at);
    return window.substring(at - windowAt, to - windowAt);
  }

  private String carriedText(int to, long start) throws IOException {
    String text = text(carriedBytes(), 0, to, start);
    carried = 0;
    return text;
  }

  /// Decodes a line that begins at `start` in the stage's input.
  private String text(Bytes run, int begin, int to, long start) throws IOException {
    int from = begin;
    if (skipBom) {
      skipBom = false;
      from += beginsWithBom(run, begin, to) ? BOM.length() : 0;
    }
    checkLength(to - from, start);
    String text = run.text(from, to, StandardCharsets.UTF_8);
    if (report && text.indexOf(REPLACEMENT) >= 0) {
      checkDecodes(run.slice(from, to), start + from - begin);
    }
    return text;
  }

  private void checkLength(int length, long start) throws LimitException {
    if (length > maxBytes) {
      throw tooLong(start);
    }
  }

  /// Tells a malformed sequence from a replacement character that was there.
  private static void checkDecodes(Bytes line, long start) throws CorruptDataException {
    var decoder = StandardCharsets.UTF_8.newDecoder();
    ByteBuffer in = line.buffer();
    var scratch = CharBuffer.allocate(1024);
    CoderResult result = decoder.decode(in, scratch, true);
    while (result.isOverflow()) {
      scratch.clear();
      result = decoder.decode(in, scratch, true);
    }
    if (result.isError()) {
      throw new CorruptDataException("malformed UTF-8", start + line.length() - in.remaining());
    }
  }

  @Override
  void giveLast(Emitter<? super String> out) throws IOException, InterruptedException {
    String last = carriedText(carried, before - carried);
    if (!last.isEmpty()) {
      out.emit(last);
    }
  }
}
