package dev.weir.crypto;

/// How much is authenticated, and so comes out, in one go: a choice that a key makes for all that
/// it encrypts. Both are AES256-GCM with a key for each stream, derived by HKDF.
public enum Segment {
  /// 4 KiB, Tink's `AES256_GCM_HKDF_4KB`: little memory, and what trickles comes out soon. The
  /// faster one in a process that does not run for long, as the JDK's GCM is fast only when it was
  /// called thousands of times.
  SMALL,
  /// 1 MiB, Tink's `AES256_GCM_HKDF_1MB`: 16 bytes more for each MiB, not for each 4 KiB.
  LARGE
}
