package dev.weir.crypto;

/// How much is authenticated, and so comes out, in one go: a choice that a key makes for all that
/// it encrypts. Both are AES256-GCM with a key for each stream, derived by HKDF.
public enum Segment {
  /// 1 MiB, Tink's `AES256_GCM_HKDF_1MB`.
  LARGE,
  /// 4 KiB, Tink's `AES256_GCM_HKDF_4KB`: for little memory, or streams that trickle.
  SMALL
}
