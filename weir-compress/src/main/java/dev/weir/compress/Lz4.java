package dev.weir.compress;

import dev.weir.Expansion;

/// LZ4 in its frame format, in both directions, as transforms of bytes.
///
/// What one gives the other takes back, and so does the tool lz4. Both keep their memory flat
/// whatever the size and the ratio of the data. Blocks are compressed by the library of lz4 itself,
/// which is unpacked and loaded when the first step is opened; the frames around them are read and
/// written here.
public final class Lz4 {
  private Lz4() {}

  /// Compresses to one frame with a checksum, at [Lz4Encoder#DEFAULT_LEVEL], in independent blocks
  /// of [Lz4Encoder#DEFAULT_BLOCK_BYTES].
  ///
  /// @return the transform
  public static Lz4Encoder compress() {
    return new Lz4Encoder(Lz4Encoder.DEFAULT_LEVEL, Lz4Encoder.DEFAULT_BLOCK_BYTES, true);
  }

  /// Decompresses every frame of the input, without a limit on how much comes out.
  ///
  /// @return the transform; [Lz4Decoder#maxBytes(long)] and [Lz4Decoder#maxExpansion(int)] limit it
  public static Lz4Decoder decompress() {
    return new Lz4Decoder(Expansion.NO_MAX_EXPANSION, Expansion.NO_MAX_BYTES);
  }
}
