package dev.weir.gzip;

/// The zlib format, RFC 1950, as a transform of bytes.
public final class Zlib {
  private Zlib() {}

  /// Decompresses one stream, and checks it.
  ///
  /// @return the transform, without a limit on how much comes out
  public static DeflateDecoder decompress() {
    return DeflateDecoder.of(DeflateDecoder.Format.ZLIB);
  }
}
