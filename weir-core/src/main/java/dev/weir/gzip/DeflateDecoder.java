package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.Expansion;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Decompresses one zlib stream, or deflate data that stands alone.
///
/// It emits, waits and ends as [GzipDecoder] does, has the same limits, and is as strict: the input
/// is one stream, whole, and nothing behind it, or it is an error with its place,
/// [dev.weir.CorruptDataException]. Deflate data alone has no checksum, so there only what cannot
/// be decoded is found.
///
/// @param format what is around the data
/// @param maxExpansion the most bytes out for one byte in; [Expansion#NO_MAX_EXPANSION] for no
///   limit
/// @param maxBytes the most bytes out in all; [Expansion#NO_MAX_BYTES] for no limit
/// @param engine who does the work
public record DeflateDecoder(Format format, int maxExpansion, long maxBytes, Engine engine)
    implements Transform<Bytes, Bytes> {

  /// What is around deflate data.
  public enum Format {
    /// A header and an Adler-32, RFC 1950. A preset dictionary is refused.
    ZLIB,
    /// Nothing: RFC 1951.
    RAW
  }

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if a limit is less than 1
  public DeflateDecoder {
    var _ = new Expansion(maxExpansion, maxBytes);
  }

  static DeflateDecoder of(Format format) {
    return new DeflateDecoder(
        format, Expansion.NO_MAX_EXPANSION, Expansion.NO_MAX_BYTES, Engine.AUTO);
  }

  /// The same with a limit on the ratio, as [GzipDecoder#maxExpansion(int)].
  ///
  /// @param ratio the most bytes out for one byte in
  /// @return the transform
  /// @throws IllegalArgumentException if the ratio is less than 1
  public DeflateDecoder maxExpansion(int ratio) {
    return new DeflateDecoder(format, ratio, maxBytes, engine);
  }

  /// The same with a limit on the total, as [GzipDecoder#maxBytes(long)].
  ///
  /// @param bytes the most bytes out
  /// @return the transform
  /// @throws IllegalArgumentException if it is less than 1
  public DeflateDecoder maxBytes(long bytes) {
    return new DeflateDecoder(format, maxExpansion, bytes, engine);
  }

  /// The same by another engine, as [GzipDecoder#engine(Engine)].
  ///
  /// @param engine who does the work; [Engine#AUTO] by default
  /// @return the transform
  public DeflateDecoder engine(Engine engine) {
    return new DeflateDecoder(format, maxExpansion, maxBytes, engine);
  }

  @Override
  public Step<Bytes, Bytes> open() {
    Wrapper wrapper =
        switch (format) {
          case ZLIB -> new ZlibWrapper();
          case RAW -> new NoWrapper();
        };
    return new Inflating(wrapper, new Expansion(maxExpansion, maxBytes), engine, 1);
  }

  @Override
  public String name() {
    return switch (format) {
      case ZLIB -> "unzlib";
      case RAW -> "inflate";
    };
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(nativeBytes() + Inflating.PIECE_BYTES);
  }

  @Override
  public long nativeBytes() {
    return InflatingEngine.nativeBytes(engine);
  }
}
