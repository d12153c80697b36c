package dev.weir.crypto;

import dev.weir.Bytes;
import dev.weir.Secret;
import dev.weir.Sources;
import dev.weir.file.FileSink;
import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.nio.file.Path;

/// Authenticated encryption of streams, in the format of Tink.
///
/// ```java
/// Encryption.newKey(key); // once
/// Pipeline.from(FileSource.of(plain))
///     .through(Encryption.encrypt(key))
///     .to(FileSink.of(encrypted))
///     .run();
/// ```
///
/// The key file is a keyset of Tink in JSON, as `tinkey` writes it in cleartext. With several keys
/// in it, the primary one encrypts, and the one that fits decrypts. Whoever has the file can read
/// and forge everything.
public final class Encryption {
  private Encryption() {}

  /// Encrypts with the key in a file.
  ///
  /// @param key read when a run opens
  /// @return the transform
  public static Encryptor encrypt(Path key) {
    return new Encryptor(new Secret.InFile(key), Bytes.EMPTY);
  }

  /// Decrypts with the key in a file.
  ///
  /// @param key read when a run opens
  /// @return the transform
  public static Decryptor decrypt(Path key) {
    return new Decryptor(new Secret.InFile(key), Bytes.EMPTY);
  }

  /// Makes a new key, [Segment#SMALL], in a new file that only the owner may read.
  ///
  /// @param file must not be there
  /// @throws IOException if it is there, or cannot be written
  /// @throws InterruptedException if interrupted; then there is no file
  public static void newKey(Path file) throws IOException, InterruptedException {
    newKey(file, Segment.SMALL);
  }

  /// Makes a new key in a new file that only the owner may read.
  ///
  /// @param file must not be there
  /// @param segment of what it encrypts
  /// @throws IOException if it is there, or cannot be written
  /// @throws InterruptedException if interrupted; then there is no file
  public static void newKey(Path file, Segment segment) throws IOException, InterruptedException {
    Pipeline.from(Sources.of(Keyset.fresh(segment))).to(FileSink.of(file).forOwnerOnly()).run();
  }
}
