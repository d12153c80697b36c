package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.Emitter;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;

/// A live [Encode].
final class Encoding implements CodecStep<CharSequence, Bytes> {
  private static final int BUFFER_BYTES = 16 << 10;
  static final long HELD_BYTES = BUFFER_BYTES + 2L * BUFFER_BYTES;

  private final CharsetEncoder encoder; // replaces by itself, as only it knows its shift state
  private final CharBuffer chars = CharBuffer.allocate(BUFFER_BYTES).limit(0); // not encoded yet
  private final ByteBuffer bytes = ByteBuffer.allocate(BUFFER_BYTES);

  private long encoded; // characters of the stage's input
  private CharSequence in = "";
  private int at;
  private boolean inputEnded;
  private boolean flushed;

  Encoding(Encode encode) {
    boolean report = encode.onMalformed() == Malformed.REPORT;
    CodingErrorAction action = report ? CodingErrorAction.REPORT : CodingErrorAction.REPLACE;
    encoder = encode.charset().newEncoder().onMalformedInput(action).onUnmappableCharacter(action);
  }

  @Override
  public void take(CharSequence text, Emitter<? super Bytes> out) throws Exception {
    in = text;
    at = 0;
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    while (true) {
      fill();
      boolean all = encode() && at == in.length();
      if (bytes.position() > 0) {
        if (out.pause()) {
          return true;
        }
        boolean wanted = out.emit(Bytes.copyOf(bytes.array(), 0, bytes.position()));
        bytes.clear();
        if (!wanted) {
          all = true;
        }
      }
      if (all) {
        in = "";
        at = 0;
        return false;
      }
    }
  }

  private void fill() {
    chars.compact();
    int count = Math.min(chars.remaining(), in.length() - at);
    chars.append(in, at, at + count).flip();
    at += count;
  }

  /// Encodes until the block is full or no whole character is left; true in the second case.
  private boolean encode() throws IOException {
    if (flushed) {
      return true;
    }
    boolean end = inputEnded && at == in.length();
    int before = chars.position();
    CoderResult result = encoder.encode(chars, bytes, end);
    encoded += chars.position() - before;
    if (result.isOverflow()) {
      return false;
    }
    if (result.isUnderflow()) {
      return !end || flushed();
    }
    throw new IOException(
        "U+%04X is not in %s at character %d"
            .formatted(Character.codePointAt(chars, 0), encoder.charset().name(), encoded));
  }

  private boolean flushed() {
    flushed = flushed || encoder.flush(bytes).isUnderflow();
    return flushed;
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) {
    return chars.remaining() == 0 && bytes.position() == 0 && at == in.length();
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    inputEnded = true;
    more(out);
  }
}
