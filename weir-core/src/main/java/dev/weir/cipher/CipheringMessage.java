package dev.weir.cipher;

import dev.weir.Bytes;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import javax.crypto.Cipher;

/// A cipher that authenticates, at work: what it gives is kept until its end says that it is
/// authentic.
final class CipheringMessage extends Ciphering {
  private final int maxBytes;
  private ByteArrayOutputStream kept = new ByteArrayOutputStream();

  CipheringMessage(Cipher cipher, int maxBytes) {
    super(cipher, Bytes.EMPTY, 0);
    this.maxBytes = maxBytes;
  }

  @Override
  Bytes updated(byte[] bytes, int count) throws IOException {
    if (taken() > maxBytes) {
      throw new LimitException(
          "a message of a cipher that authenticates is held whole, and this is longer than "
              + Sizes.bytes(maxBytes)
              + "; for streams there is encrypt");
    }
    kept.writeBytes(super.updated(bytes, count).toArray());
    return Bytes.EMPTY;
  }

  @Override
  Bytes last() throws IOException {
    Bytes last = super.last();
    kept.writeBytes(last.toArray());
    byte[] whole = kept.toByteArray();
    kept = new ByteArrayOutputStream();
    return Bytes.wrap(whole);
  }
}
