package dev.weir.cipher;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import java.io.IOException;
import java.security.GeneralSecurityException;
import javax.crypto.Cipher;
import javax.crypto.IllegalBlockSizeException;

/// A cipher at work, piece by piece.
class Ciphering implements CodecStep<Bytes, Bytes> {
  static final int PIECE_BYTES = 1 << 16;
  static final long HELD_BYTES = 3L * PIECE_BYTES;

  private static final byte[] NOTHING = {};

  private final Cipher cipher;
  private Bytes first; // what comes before all; empty when it was given
  private Bytes input = Bytes.EMPTY;
  private int at;
  private long taken; // bytes of the stage's input
  private final byte[] piece = new byte[PIECE_BYTES];
  private boolean ending;

  /// @param first is emitted before anything else
  /// @param start how many bytes of the stage's input came before its own
  Ciphering(Cipher cipher, Bytes first, long start) {
    this.cipher = cipher;
    this.first = first;
    this.taken = start;
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    input = in;
    at = 0;
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    while (!first.isEmpty() || at < input.length() || ending) {
      if (out.pause()) {
        return true;
      }
      Bytes next = next();
      if (!next.isEmpty() && !out.emit(next)) {
        return false;
      }
    }
    input = Bytes.EMPTY;
    at = 0;
    return false;
  }

  private Bytes next() throws IOException {
    if (!first.isEmpty()) {
      Bytes given = first;
      first = Bytes.EMPTY;
      return given;
    }
    if (at < input.length()) {
      int count = Math.min(PIECE_BYTES, input.length() - at);
      input.copyTo(at, piece, 0, count);
      at += count;
      taken += count;
      return updated(piece, count);
    }
    ending = false;
    return last();
  }

  /// What the cipher gives for a piece.
  Bytes updated(byte[] bytes, int count) throws IOException {
    byte[] given = cipher.update(bytes, 0, count); // null if that is not a whole block
    return Bytes.wrap(given == null ? NOTHING : given);
  }

  /// What the cipher gives at the end.
  Bytes last() throws IOException {
    try {
      return Bytes.wrap(cipher.doFinal());
    } catch (IllegalBlockSizeException e) { // in either direction
      throw corrupt("cut off, or of a length that does not fit the cipher: ", e);
    } catch (GeneralSecurityException e) { // deciphering
      throw corrupt("another key, or the data is damaged or cut off: ", e);
    }
  }

  private CorruptDataException corrupt(String what, Exception cause) {
    var failure = new CorruptDataException(what + cause.getMessage(), taken);
    failure.initCause(cause);
    return failure;
  }

  final long taken() {
    return taken;
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    ending = true;
    more(out);
  }
}
