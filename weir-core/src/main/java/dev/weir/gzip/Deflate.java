package dev.weir.gzip;

/// Deflate data without anything around it, RFC 1951, as a transform of bytes.
public final class Deflate {
  private Deflate() {}

  /// Compresses to it, without anything around it, at [GzipEncoder#DEFAULT_LEVEL].
  ///
  /// @return the transform; [DeflateEncoder#level(int)] gives another level
  public static DeflateEncoder compress() {
    return new DeflateEncoder(DeflateDecoder.Format.RAW, GzipEncoder.DEFAULT_LEVEL);
  }

  /// Decompresses it, up to its end mark, which must be the end of the input.
  ///
  /// @return the transform, without a limit on how much comes out
  public static DeflateDecoder decompress() {
    return DeflateDecoder.of(DeflateDecoder.Format.RAW);
  }
}
