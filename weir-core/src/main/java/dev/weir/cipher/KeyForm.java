package dev.weir.cipher;

import dev.weir.Secret;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// How the bytes of a key are written.
public enum KeyForm {
  /// Two hexadecimal digits for each byte.
  HEX,
  /// Base64, of RFC 4648.
  BASE64,
  /// The bytes themselves.
  RAW;

  /// Reads a key; nothing of it is in a failure.
  byte[] read(Secret secret, Algorithm algorithm) throws IOException {
    byte[] written = secret.read();
    byte[] key;
    try {
      key = decoded(written);
    } catch (IllegalArgumentException e) {
      throw new IOException("the key is not written as " + this); // the cause may quote it
    } finally {
      if (this != RAW) {
        Arrays.fill(written, (byte) 0);
      }
    }
    if (!algorithm.keyBytes().contains(key.length)) {
      throw new IOException(
          "the key has " + key.length + " bytes; " + algorithm + " takes " + algorithm.keyBytes());
    }
    return key;
  }

  private byte[] decoded(byte[] written) {
    return switch (this) {
      case HEX -> HexFormat.of().parseHex(text(written));
      case BASE64 -> Base64.getDecoder().decode(text(written));
      case RAW -> written;
    };
  }

  private static String text(byte[] written) {
    return new String(written, StandardCharsets.ISO_8859_1).strip();
  }
}
