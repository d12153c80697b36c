package dev.weir.compress;

import dev.weir.Expansion;

/// Compressed data of whatever format.
public final class Compressed {
  private Compressed() {}

  /// Decompresses gzip, zlib, zstd and lz4, whichever the first bytes say it is, without a limit on
  /// how much comes out.
  ///
  /// @return the transform; [AnyDecoder#maxBytes(long)] and [AnyDecoder#maxExpansion(int)] limit it
  public static AnyDecoder decompress() {
    return new AnyDecoder(Expansion.NO_MAX_EXPANSION, Expansion.NO_MAX_BYTES);
  }
}
