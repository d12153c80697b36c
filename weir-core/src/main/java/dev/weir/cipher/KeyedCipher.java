package dev.weir.cipher;

import dev.weir.Bytes;
import dev.weir.Secret;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// Enciphers or deciphers a stream, without authentication, as formats and tools do that are given:
/// `openssl enc -aes-256-ctr -K KEY -iv IV` is AES_CTR with a vector of its own.
///
/// It emits what the cipher gives for each 64 KiB of input at most; it waits where downstream
/// waits; at the end of its input it emits the last bytes. When downstream wants no more, the rest
/// is dropped.
///
/// The initialisation vector is random and comes first, unless one is given; then it is not in the
/// data. Two streams with the same key and the same vector can be read without the key.
///
/// @param algorithm the cipher
/// @param key where the key is, read when it is opened
/// @param form how the key is written there
/// @param enciphering the direction
/// @param vector the initialisation vector; null if it comes first in the data
public record KeyedCipher(
    Algorithm algorithm, Secret key, KeyForm form, boolean enciphering, @Nullable Bytes vector)
    implements Transform<Bytes, Bytes> {

  /// Checks the vector.
  ///
  /// @throws IllegalArgumentException if it has not the length that the cipher needs
  public KeyedCipher {
    if (vector != null && vector.length() != algorithm.vectorBytes()) {
      throw new IllegalArgumentException(
          "the initialisation vector of "
              + algorithm
              + " has "
              + algorithm.vectorBytes()
              + " bytes, not "
              + vector.length());
    }
  }

  /// The same with a vector that is not in the data.
  ///
  /// @param bytes another one for each stream of a key
  /// @return the transform
  /// @throws IllegalArgumentException if it has not the length that the cipher needs
  public KeyedCipher vector(Bytes bytes) {
    return new KeyedCipher(algorithm, key, form, enciphering, bytes);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    byte[] bytes = form.read(key, algorithm);
    return new KeyedCiphering(this, bytes);
  }

  /// The cipher of one stream.
  ///
  /// @param ivFirst whether the vector is given before all
  /// @param start how many bytes of the stage's input came before what it works on
  Ciphering ciphering(byte[] bytes, byte[] iv, boolean ivFirst, long start) throws IOException {
    try {
      var cipher = algorithm.open(enciphering, bytes, iv);
      return new Ciphering(cipher, ivFirst ? Bytes.wrap(iv) : Bytes.EMPTY, start);
    } catch (GeneralSecurityException e) {
      throw new IOException("cannot use " + algorithm + ": " + e.getMessage(), e);
    } finally {
      Arrays.fill(bytes, (byte) 0);
    }
  }

  byte[] freshVector() {
    byte[] iv = new byte[algorithm.vectorBytes()];
    new SecureRandom().nextBytes(iv);
    return iv;
  }

  @Override
  public String name() {
    return enciphering ? "encipher" : "decipher";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Ciphering.HELD_BYTES);
  }
}
