package dev.weir;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.Checksum;

/// A digest or checksum that is being computed.
sealed interface Hash {

  /// Adds bytes.
  void update(ByteBuffer bytes);

  /// The value of all that was added. Once.
  byte[] value();

  /// How long a value is, in bytes.
  int length();

  /// A new one.
  ///
  /// @throws IllegalArgumentException if the JDK does not have it
  static Hash of(String algorithm) {
    return switch (algorithm.toUpperCase(Locale.ROOT)) {
      case "CRC32" -> new Sum(new CRC32());
      case "CRC32C" -> new Sum(new CRC32C());
      case "ADLER32" -> new Sum(new Adler32());
      default -> message(algorithm);
    };
  }

  private static Hash message(String algorithm) {
    try {
      return new Message(MessageDigest.getInstance(algorithm));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalArgumentException("this JDK has no digest " + algorithm, e);
    }
  }

  /// Whether a text can be a value of it.
  default boolean isHex(String text) {
    return text.length() == 2 * length()
        && text.chars().allMatch(c -> c < 128 && HexFormat.isHexDigit(c));
  }

  /// For messages: what a value looks like.
  default String shape(String algorithm) {
    return algorithm + " is " + 2 * length() + " hexadecimal digits";
  }

  /// For a reader who cannot be deceived by chance alone.
  record Message(MessageDigest digest) implements Hash {
    @Override
    public void update(ByteBuffer bytes) {
      digest.update(bytes);
    }

    @Override
    public byte[] value() {
      return digest.digest();
    }

    @Override
    public int length() {
      return digest.getDigestLength();
    }
  }

  /// Of 32 bits, written with the highest first.
  record Sum(Checksum checksum) implements Hash {
    @Override
    public void update(ByteBuffer bytes) {
      checksum.update(bytes);
    }

    @Override
    public byte[] value() {
      return ByteBuffer.allocate(length()).putInt((int) checksum.getValue()).array();
    }

    @Override
    public int length() {
      return Integer.BYTES;
    }
  }
}
