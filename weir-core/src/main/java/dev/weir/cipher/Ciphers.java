package dev.weir.cipher;

import dev.weir.Secret;

/// Ciphers as steps.
public final class Ciphers {
  private Ciphers() {}

  /// Any cipher.
  ///
  /// @param source gives one for each run
  /// @return the transform, with the default limit for ciphers that authenticate
  public static Ciphered of(CipherSource source) {
    return new Ciphered(source, Ciphered.DEFAULT_MESSAGE_BYTES);
  }

  /// Enciphers without authentication: a new random initialisation vector comes first.
  ///
  /// @param algorithm the cipher
  /// @param key where its key is
  /// @param form how the key is written there
  /// @return the transform
  public static KeyedCipher encipher(Algorithm algorithm, Secret key, KeyForm form) {
    return new KeyedCipher(algorithm, key, form, true, null);
  }

  /// Deciphers what has its initialisation vector first. Nothing is authenticated: with another
  /// key, and of data that was changed or cut off, garbage comes out.
  ///
  /// @param algorithm the cipher
  /// @param key where its key is
  /// @param form how the key is written there
  /// @return the transform
  public static KeyedCipher decipher(Algorithm algorithm, Secret key, KeyForm form) {
    return new KeyedCipher(algorithm, key, form, false, null);
  }
}
