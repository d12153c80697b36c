package dev.weir.gzip;

/// The zlib format, RFC 1950, as a transform of bytes.
public final class Zlib {
  private Zlib() {}

  /// Compresses to one stream, at [GzipEncoder#DEFAULT_LEVEL].
  ///
  /// @return the transform; [DeflateEncoder#level(int)] gives another level
  public static DeflateEncoder compress() {
    return new DeflateEncoder(DeflateDecoder.Format.ZLIB, GzipEncoder.DEFAULT_LEVEL);
  }

  /// Decompresses one stream, and checks it.
  ///
  /// @return the transform, without a limit on how much comes out
  public static DeflateDecoder decompress() {
    return DeflateDecoder.of(DeflateDecoder.Format.ZLIB);
  }
}
