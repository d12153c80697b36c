package dev.weir.crypto;

import dev.weir.Bytes;
import dev.weir.Secret;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Encrypts a stream so that nobody without the key can read it, or change it unnoticed: Tink's
/// streaming AEAD.
///
/// It emits a segment whenever one is full, as long as the key says, and the last one at the end of
/// its input; it waits where downstream waits. When downstream wants no more, the rest is dropped,
/// and what came out is no whole stream. Two runs never give the same.
///
/// It reports a remark if others may read the key file.
///
/// @param key where the keyset is, read when it is opened
/// @param associatedData is not part of the result, but decrypting needs the same
public record Encryptor(Secret key, Bytes associatedData) implements Transform<Bytes, Bytes> {

  /// The same, bound to data that whoever decrypts has to know, such as a name or a version.
  ///
  /// @param data not secret, not stored
  /// @return the transform
  public Encryptor associatedData(Bytes data) {
    return new Encryptor(key, data);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return new Encrypting(Keyset.of(key), associatedData.toArray(), key);
  }

  @Override
  public String name() {
    return "encrypt";
  }

  /// A segment in plain, a segment encrypted, and one that waits to be emitted.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(3L * Keyset.MAX_SEGMENT_BYTES);
  }
}
