package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Compresses bytes to one zlib stream, or to deflate data that stands alone.
///
/// It emits pieces of 64 KiB as they fill, and less only at a flush and at the end; it waits where
/// downstream waits; at the end of its input it ends the stream, so that an empty input gives a
/// valid one. When downstream wants no more, the stream stays incomplete. The JDK compresses, in
/// the thread that has the step.
///
/// @param format what is around the data
/// @param level 1 is fast, 9 is small
public record DeflateEncoder(DeflateDecoder.Format format, int level)
    implements Transform<Bytes, Bytes> {

  /// Checks the level.
  ///
  /// @throws IllegalArgumentException if the level is not from 1 to 9
  public DeflateEncoder {
    if (level < 1 || level > 9) {
      throw new IllegalArgumentException("level must be from 1 to 9: " + level);
    }
  }

  /// The same at another level.
  ///
  /// @param newLevel from 1, fast, to 9, small
  /// @return the transform
  /// @throws IllegalArgumentException if the level is not from 1 to 9
  public DeflateEncoder level(int newLevel) {
    return new DeflateEncoder(format, newLevel);
  }

  @Override
  public Step<Bytes, Bytes> open() {
    return new Deflating(
        level,
        switch (format) {
          case ZLIB -> Envelope.zlib(level);
          case RAW -> Envelope.none();
        });
  }

  @Override
  public String name() {
    return switch (format) {
      case ZLIB -> "zlib";
      case RAW -> "deflate";
    };
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(nativeBytes() + Deflating.PIECE_BYTES);
  }

  @Override
  public long nativeBytes() {
    return JdkDeflater.NATIVE_BYTES;
  }
}
