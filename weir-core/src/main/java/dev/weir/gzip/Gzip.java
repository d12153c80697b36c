package dev.weir.gzip;

import dev.weir.Expansion;

/// Gzip in both directions, as transforms of bytes.
///
/// What one gives the other takes back, and so do gzip, pigz and zcat. Both keep their memory flat
/// whatever the size and the ratio of the data.
public final class Gzip {
  private Gzip() {}

  /// Compresses to one gzip member, at [GzipEncoder#DEFAULT_LEVEL].
  ///
  /// @return the transform, in one thread; [GzipEncoder#level(int)] gives another level,
  ///   [GzipEncoder#onAllCores()] uses more threads
  public static GzipEncoder compress() {
    return new GzipEncoder(
        GzipEncoder.DEFAULT_LEVEL, 1, GzipEncoder.DEFAULT_BLOCK_BYTES, false, Engine.JDK);
  }

  /// Decompresses every member of the input, without a limit on how much comes out.
  ///
  /// @return the transform; [GzipDecoder#maxBytes(long)] and [GzipDecoder#maxExpansion(int)] limit
  ///   it
  public static GzipDecoder decompress() {
    return new GzipDecoder(Expansion.NO_MAX_EXPANSION, Expansion.NO_MAX_BYTES, Engine.AUTO, 1);
  }
}
