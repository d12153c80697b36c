package dev.weir.compress;

import dev.weir.Expansion;

/// Zstandard (RFC 8878) in both directions, as transforms of bytes.
///
/// What one gives the other takes back, and so does the tool zstd. Both keep their memory flat
/// whatever the size and the ratio of the data. The work is done by the library of zstd itself,
/// which is unpacked and loaded when the first step is opened.
public final class Zstd {
  private Zstd() {}

  /// Compresses to one frame with a checksum, at [ZstdEncoder#DEFAULT_LEVEL], on the thread of the
  /// stage.
  ///
  /// @return the transform; [ZstdEncoder#workers(int)] gives it threads
  public static ZstdEncoder compress() {
    return new ZstdEncoder(ZstdEncoder.DEFAULT_LEVEL, 0, ZstdEncoder.WINDOW_OF_LEVEL, true);
  }

  /// Decompresses every frame of the input, without a limit on how much comes out.
  ///
  /// @return the transform; [ZstdDecoder#maxBytes(long)], [ZstdDecoder#maxExpansion(int)] and
  ///   [ZstdDecoder#maxWindowBytes(long)] limit it
  public static ZstdDecoder decompress() {
    return new ZstdDecoder(
        Expansion.NO_MAX_EXPANSION, Expansion.NO_MAX_BYTES, ZstdDecoder.DEFAULT_MAX_WINDOW_BYTES);
  }
}
