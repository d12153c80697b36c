package dev.weir.cipher;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.Report;
import dev.weir.Reporting;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An open [KeyedCipher]: the initialisation vector, then the cipher.
final class KeyedCiphering implements CodecStep<Bytes, Bytes>, Reporting {
  private final KeyedCipher value;
  private final byte[] key; // overwritten when the cipher has it
  private final byte[] vector;
  private final @Nullable Report warning;
  private int known; // bytes of the vector
  private @Nullable Ciphering cipher; // null until the vector is known

  KeyedCiphering(KeyedCipher value, byte[] key) throws IOException {
    this.value = value;
    this.key = key;
    this.warning = value.key().warning();
    Bytes given = value.vector();
    if (given != null) {
      vector = given.toArray();
    } else {
      vector =
          value.enciphering() ? value.freshVector() : new byte[value.algorithm().vectorBytes()];
    }
    if (given != null || value.enciphering()) {
      cipher = value.ciphering(key, vector, given == null, 0);
    }
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    Ciphering ready = cipher;
    if (ready != null) {
      ready.take(in, out);
      return;
    }
    int count = Math.min(vector.length - known, in.length());
    in.copyTo(0, vector, known, count);
    known += count;
    if (known == vector.length) {
      ready = value.ciphering(key, vector, false, known);
      cipher = ready;
      ready.take(in.slice(count, in.length()), out);
    }
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    return cipher != null && cipher.more(out);
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    if (cipher == null) {
      throw new CorruptDataException("cut off in the initialisation vector", known);
    }
    cipher.finish(out);
  }

  @Override
  public void close() {
    Arrays.fill(key, (byte) 0);
  }

  @Override
  public @Nullable Report report() {
    boolean trusted = value.enciphering();
    if (warning != null || trusted) {
      return warning;
    }
    return Report.detail("not authenticated", Map.of("authenticated", false));
  }
}
