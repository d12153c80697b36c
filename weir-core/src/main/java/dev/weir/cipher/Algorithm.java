package dev.weir.cipher;

import java.security.GeneralSecurityException;
import java.security.spec.AlgorithmParameterSpec;
import java.util.List;
import javax.crypto.Cipher;
import javax.crypto.spec.ChaCha20ParameterSpec;
import javax.crypto.spec.IvParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Ciphers of the JDK for streams; none of them authenticates.
public enum Algorithm {
  /// AES in counter mode; keys of 16, 24 or 32 bytes.
  AES_CTR("AES/CTR/NoPadding", "AES", 16),
  /// AES in blocks that are chained, with the padding of PKCS #7; keys of 16, 24 or 32 bytes.
  AES_CBC("AES/CBC/PKCS5Padding", "AES", 16),
  /// ChaCha20 of RFC 8439 with a counter from 0, up to 256 GiB; keys of 32 bytes.
  CHACHA20("ChaCha20", "ChaCha20", 12);

  private final String transformation;
  private final String keyName;
  private final int vectorBytes;

  Algorithm(String transformation, String keyName, int vectorBytes) {
    this.transformation = transformation;
    this.keyName = keyName;
    this.vectorBytes = vectorBytes;
  }

  /// How long an initialisation vector is.
  ///
  /// @return bytes
  public int vectorBytes() {
    return vectorBytes;
  }

  /// How long a key may be.
  ///
  /// @return bytes
  public List<Integer> keyBytes() {
    return this == CHACHA20 ? List.of(32) : List.of(16, 24, 32);
  }

  Cipher open(boolean enciphering, byte[] key, byte[] vector) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(transformation);
    AlgorithmParameterSpec parameters =
        this == CHACHA20 ? new ChaCha20ParameterSpec(vector, 0) : new IvParameterSpec(vector);
    cipher.init(
        enciphering ? Cipher.ENCRYPT_MODE : Cipher.DECRYPT_MODE,
        new SecretKeySpec(key, keyName),
        parameters);
    return cipher;
  }
}
