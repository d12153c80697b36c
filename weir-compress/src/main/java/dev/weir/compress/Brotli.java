package dev.weir.compress;

import dev.weir.Expansion;

/// Brotli (RFC 7932) in both directions, as transforms of bytes.
///
/// What one gives the other takes back, and so does the tool brotli. Both keep their memory flat
/// whatever the size and the ratio of the data. The work is done by the library of brotli itself,
/// which is unpacked and loaded when the first step is opened.
///
/// The format has no magic number and no checksum: what is no brotli at all, and what was damaged,
/// is found only where it breaks the format.
public final class Brotli {
  private Brotli() {}

  /// Compresses to one stream, at [BrotliEncoder#DEFAULT_LEVEL].
  ///
  /// @return the transform; [BrotliEncoder#level(int)] gives another level
  public static BrotliEncoder compress() {
    return new BrotliEncoder(BrotliEncoder.DEFAULT_LEVEL);
  }

  /// Decompresses one stream, without a limit on how much comes out.
  ///
  /// @return the transform; [BrotliDecoder#maxBytes(long)] and [BrotliDecoder#maxExpansion(int)]
  ///   limit it
  public static BrotliDecoder decompress() {
    return new BrotliDecoder(Expansion.NO_MAX_EXPANSION, Expansion.NO_MAX_BYTES);
  }
}
