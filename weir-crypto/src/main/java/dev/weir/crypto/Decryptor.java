package dev.weir.crypto;

import dev.weir.Bytes;
import dev.weir.Secret;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Decrypts what [Encryptor], or Tink itself, has encrypted, and gives nothing that is not
/// authentic.
///
/// It emits each segment when it is whole and authentic, in pieces of at most 64 KiB; it waits
/// where downstream waits; it ends with its input. When downstream wants no more, the rest is
/// neither decrypted nor checked.
///
/// Strict: another key, other associated data, a changed bit, segments left out, swapped or added,
/// and an end that is missing are [dev.weir.CorruptDataException]s with their place. What was
/// emitted before the place is authentic, but a part; a sink that commits at its end never shows
/// it.
///
/// It reports a remark if others may read the key file.
///
/// @param key where the keyset is, read when it is opened
/// @param associatedData the same as for encrypting
public record Decryptor(Secret key, Bytes associatedData) implements Transform<Bytes, Bytes> {

  /// The same for data that was bound to something.
  ///
  /// @param data as it was given for encrypting
  /// @return the transform
  public Decryptor associatedData(Bytes data) {
    return new Decryptor(key, data);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return new Decrypting(Keyset.of(key), associatedData.toArray(), key);
  }

  @Override
  public String name() {
    return "decrypt";
  }

  /// A segment encrypted, the same in plain, a piece of it, and, until it is known which key fits,
  /// the first segment again.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(4L * Keyset.MAX_SEGMENT_BYTES + Decrypting.PIECE_BYTES);
  }
}
