package dev.weir.crypto;

import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.Key;
import com.google.crypto.tink.KeyStatus;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.RegistryConfiguration;
import com.google.crypto.tink.StreamingAead;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.streamingaead.AesCtrHmacStreamingKey;
import com.google.crypto.tink.streamingaead.AesGcmHkdfStreamingKey;
import com.google.crypto.tink.streamingaead.PredefinedStreamingAeadParameters;
import com.google.crypto.tink.streamingaead.StreamingAeadConfig;
import dev.weir.Bytes;
import dev.weir.Secret;
import dev.weir.Sizes;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;

/// The keys in a secret, ready for use.
///
/// @param primitive encrypts with the primary key, decrypts with any
/// @param keys how many there are
/// @param segmentBytes how long a segment of the encrypted data is, the longest if keys differ
/// @param sameSegments whether all keys have segments of that length
record Keyset(StreamingAead primitive, int keys, int segmentBytes, boolean sameSegments) {

  /// The longest segment that is taken, in bytes, as that is what has to be held.
  static final int MAX_SEGMENT_BYTES = 1 << 20;

  /// Reads it.
  static Keyset of(Secret secret) throws IOException {
    byte[] json = secret.read();
    try {
      StreamingAeadConfig.register();
      return of(
          TinkJsonProtoKeysetFormat.parseKeyset(
              new String(json, StandardCharsets.UTF_8), InsecureSecretKeyAccess.get()),
          secret);
    } catch (GeneralSecurityException | RuntimeException e) {
      // The cause may quote the key, so it is left out.
      throw new IOException(place(secret) + " holds no keyset of Tink in JSON");
    } finally {
      Arrays.fill(json, (byte) 0);
    }
  }

  private static Keyset of(KeysetHandle handle, Secret secret) throws IOException {
    int longest = 0;
    int shortest = Integer.MAX_VALUE;
    int keys = 0;
    for (int i = 0; i < handle.size(); i++) {
      KeysetHandle.Entry entry = handle.getAt(i);
      if (entry.getStatus().equals(KeyStatus.ENABLED)) {
        int length = segmentBytes(entry.getKey(), secret);
        longest = Math.max(longest, length);
        shortest = Math.min(shortest, length);
        keys++;
      }
    }
    if (longest > MAX_SEGMENT_BYTES) {
      throw new IOException(
          place(secret)
              + " has a key with segments of "
              + Sizes.bytes(longest)
              + "; the longest are "
              + Sizes.bytes(MAX_SEGMENT_BYTES));
    }
    try {
      StreamingAead primitive =
          handle.getPrimitive(RegistryConfiguration.get(), StreamingAead.class);
      return new Keyset(primitive, keys, longest, longest == shortest);
    } catch (GeneralSecurityException e) {
      throw notForStreams(secret);
    }
  }

  private static int segmentBytes(Key key, Secret secret) throws IOException {
    return switch (key) {
      case AesGcmHkdfStreamingKey gcm -> gcm.getParameters().getCiphertextSegmentSizeBytes();
      case AesCtrHmacStreamingKey ctr -> ctr.getParameters().getCiphertextSegmentSizeBytes();
      default -> throw notForStreams(secret);
    };
  }

  private static IOException notForStreams(Secret secret) {
    return new IOException(
        place(secret)
            + " has a key that is not for streams; tinkey makes one of AES256_GCM_HKDF_1MB");
  }

  private static String place(Secret secret) {
    return switch (secret) {
      case Secret.InFile(var path) -> "the key file " + path;
      case Secret.InEnvironment(var variable) -> "the variable " + variable;
    };
  }

  /// A new key, as it is written into a file.
  static Bytes fresh(Segment segment) throws IOException {
    try {
      StreamingAeadConfig.register();
      KeysetHandle handle =
          KeysetHandle.generateNew(
              switch (segment) {
                case LARGE -> PredefinedStreamingAeadParameters.AES256_GCM_HKDF_1MB;
                case SMALL -> PredefinedStreamingAeadParameters.AES256_GCM_HKDF_4KB;
              });
      return Bytes.utf8(
          TinkJsonProtoKeysetFormat.serializeKeyset(handle, InsecureSecretKeyAccess.get()) + "\n");
    } catch (GeneralSecurityException e) {
      throw new IOException("this JDK cannot make a key", e);
    }
  }
}
