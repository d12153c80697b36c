package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CoderResult;
import java.util.Set;

/// A live [Decode].
final class Decoding implements CodecStep<Bytes, String> {
  private static final int BUFFER_BYTES = 16 << 10;
  static final long HELD_BYTES = BUFFER_BYTES + 2L * BUFFER_BYTES;

  private static final char MARK = '\ufeff';
  private static final Set<String> MARK_IS_TEXT = // to the JDK
      Set.of("UTF-8", "UTF-16LE", "UTF-16BE", "UTF-32LE", "UTF-32BE");

  private final CharsetDecoder decoder; // reports all, so that the place is known
  private final boolean report;
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES).limit(0); // not decoded yet
  private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES);

  private long decoded; // bytes of the stage's input
  private boolean skipMark; // only before the first character
  private Bytes in = Bytes.EMPTY;
  private int at;
  private boolean inputEnded;
  private boolean flushed;

  Decoding(Decode decode) {
    decoder = decode.charset().newDecoder();
    report = decode.onMalformed() == Malformed.REPORT;
    skipMark = !decode.keepBom() && MARK_IS_TEXT.contains(decode.charset().name());
  }

  @Override
  public void take(Bytes run, Emitter<? super String> out) throws Exception {
    in = run;
    at = 0;
    more(out);
  }

  @Override
  public boolean more(Emitter<? super String> out) throws Exception {
    while (true) {
      fill();
      boolean all = decode() && at == in.length();
      if (chars.position() > 0) {
        if (out.pause()) {
          return true;
        }
        if (!give(out)) {
          in = Bytes.EMPTY;
          at = 0;
          return false;
        }
      }
      if (all) {
        in = Bytes.EMPTY;
        at = 0;
        return false;
      }
    }
  }

  private void fill() {
    bytes.compact();
    int count = Math.min(bytes.remaining(), in.length() - at);
    in.copyTo(at, bytes.array(), bytes.position(), count);
    bytes.position(bytes.position() + count).flip();
    at += count;
  }

  /// Decodes until the text is full or no whole character is left; true in the second case.
  private boolean decode() throws CorruptDataException {
    while (true) {
      if (flushed) {
        return true;
      }
      boolean end = inputEnded && at == in.length();
      int before = bytes.position();
      CoderResult result = decoder.decode(bytes, chars, end);
      decoded += bytes.position() - before;
      if (result.isOverflow()) {
        return false;
      }
      if (result.isUnderflow()) {
        return !end || flushed();
      }
      if (report) {
        throw new CorruptDataException("malformed " + decoder.charset().name(), decoded);
      }
      if (chars.remaining() == 0) {
        return false;
      }
      bytes.position(bytes.position() + result.length());
      decoded += result.length();
      chars.put('\ufffd');
    }
  }

  private boolean flushed() {
    flushed = flushed || decoder.flush(chars).isUnderflow();
    return flushed;
  }

  private boolean give(Emitter<? super String> out) throws Exception {
    chars.flip();
    if (skipMark && chars.get(chars.position()) == MARK) {
      chars.get();
    }
    skipMark = false;
    String text = chars.toString();
    chars.clear();
    return text.isEmpty() || out.emit(text);
  }

  @Override
  public boolean flush(Emitter<? super String> out) {
    return bytes.remaining() == 0 && chars.position() == 0 && at == in.length();
  }

  @Override
  public void finish(Emitter<? super String> out) throws Exception {
    inputEnded = true;
    more(out);
  }
}
