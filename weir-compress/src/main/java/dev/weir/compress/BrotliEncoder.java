package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Compresses bytes to one brotli stream with a window of 4 MiB.
///
/// It emits pieces of at most 64 KiB as the library gives them; it waits where downstream waits; at
/// the end of its input it emits the rest, so that an empty input gives a valid empty stream. When
/// downstream wants no more, the stream stays incomplete.
///
/// @param level 0 is fast, 11 is small and very slow
public record BrotliEncoder(int level) implements Transform<Bytes, Bytes> {

  /// A level for streams: the tool's own, 11, takes minutes for 100 MB.
  public static final int DEFAULT_LEVEL = 5;

  /// The smallest level.
  public static final int MAX_LEVEL = 11;

  /// What the library allocates at most, by level.
  private static final long[] NATIVE_MIB = {4, 16, 24, 24, 32, 48, 48, 64, 64, 96, 224, 256};

  /// Checks the level.
  ///
  /// @throws IllegalArgumentException if the level is not from 0 to 11
  public BrotliEncoder {
    if (level < 0 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("level must be from 0 to " + MAX_LEVEL + ": " + level);
    }
  }

  /// The same at another level.
  ///
  /// @param newLevel from 0, fast, to 11, small
  /// @return the transform
  /// @throws IllegalArgumentException if the level is not from 0 to 11
  public BrotliEncoder level(int newLevel) {
    return new BrotliEncoder(newLevel);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return new BrotliCompressing(level);
  }

  @Override
  public String name() {
    return "brotli";
  }

  /// What the library takes for the level, as it was measured, and the pieces.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of((NATIVE_MIB[level] << 20) + BrotliCompressing.BUFFER_BYTES);
  }

  @Override
  public long nativeBytes() {
    return heldBytes().orElseThrow() - BrotliCompressing.PIECE_BYTES;
  }
}
