package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Compresses bytes to one gzip member.
///
/// It emits pieces of 64 KiB as they fill, and less only at a flush and at the end; it waits where
/// downstream waits; at the end of its input it emits the checksum and the size, so that an empty
/// input gives a valid empty member. When downstream wants no more, the member stays incomplete.
///
/// The same input and level give the same output, whatever the sizes of the blocks: the header has
/// no name, no time and no operating system.
///
/// @param level 1 is fast, 9 is small
public record GzipEncoder(int level) implements Transform<Bytes, Bytes> {

  /// The level of gzip itself.
  public static final int DEFAULT_LEVEL = 6;

  /// What zlib allocates for one deflater: window, hash chains and pending output.
  private static final long NATIVE_BYTES = 268 * 1024;

  /// Checks the level.
  ///
  /// @throws IllegalArgumentException if the level is not from 1 to 9
  public GzipEncoder {
    if (level < 1 || level > 9) {
      throw new IllegalArgumentException("level must be from 1 to 9: " + level);
    }
  }

  /// The same at another level.
  ///
  /// @param level from 1, fast, to 9, small
  /// @return the transform
  /// @throws IllegalArgumentException if the level is not from 1 to 9
  public GzipEncoder level(int level) {
    return new GzipEncoder(level);
  }

  @Override
  public Step<Bytes, Bytes> open() {
    return new Deflating(level);
  }

  @Override
  public String name() {
    return "gzip";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(NATIVE_BYTES + Deflating.PIECE_BYTES);
  }
}
