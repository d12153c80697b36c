package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Compresses bytes to one lz4 frame of independent blocks.
///
/// It emits each block when it is full, in pieces of at most 64 KiB, and less than a block only at
/// a flush and at the end; it waits where downstream waits; at the end of its input it emits the
/// end mark and the checksum, so that an empty input gives a valid empty frame. When downstream
/// wants no more, the frame stays incomplete.
///
/// The same input, level and block size give the same output, whatever the sizes of the blocks that
/// come in, unless somebody flushes.
///
/// @param level 1 is fast; from 2 to 12 it is smaller and slow, though as fast to decompress
/// @param blockBytes 64 KiB, 256 KiB, 1 MiB or 4 MiB; what both sides hold is about twice that
/// @param checksum whether the frame ends with a checksum of its content
public record Lz4Encoder(int level, int blockBytes, boolean checksum)
    implements Transform<Bytes, Bytes> {

  /// The level of the tool lz4.
  public static final int DEFAULT_LEVEL = 1;

  /// The smallest level.
  public static final int MAX_LEVEL = 12;

  /// The block size of the tool lz4: 4 MiB.
  public static final int DEFAULT_BLOCK_BYTES = 4 << 20;

  /// What the library allocates for the length of one call at most.
  private static final long NATIVE_BYTES = 320 * 1024;

  /// Checks the level and the block size.
  ///
  /// @throws IllegalArgumentException if one is out of its range
  public Lz4Encoder {
    if (level < 1 || level > MAX_LEVEL) {
      throw new IllegalArgumentException("level must be from 1 to " + MAX_LEVEL + ": " + level);
    }
    if (!Lz4Header.isBlockSize(blockBytes)) {
      throw new IllegalArgumentException(
          "blockBytes must be 64 KiB, 256 KiB, 1 MiB or 4 MiB: " + blockBytes);
    }
  }

  /// The same at another level.
  ///
  /// @param newLevel 1, fast, or from 2 to 12, ever smaller and slower
  /// @return the transform
  /// @throws IllegalArgumentException if the level is not from 1 to 12
  public Lz4Encoder level(int newLevel) {
    return new Lz4Encoder(newLevel, blockBytes, checksum);
  }

  /// The same with other blocks. Smaller ones take less memory and compress worse.
  ///
  /// @param bytes 64 KiB, 256 KiB, 1 MiB or 4 MiB
  /// @return the transform
  /// @throws IllegalArgumentException if it is none of these
  public Lz4Encoder blockBytes(int bytes) {
    return new Lz4Encoder(level, bytes, checksum);
  }

  /// The same without a checksum: damage is then found only where it breaks the format.
  ///
  /// @return the transform
  public Lz4Encoder withoutChecksum() {
    return new Lz4Encoder(level, blockBytes, false);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return new Lz4Compressing(this);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return "lz4";
  }

  /// A block, what it is compressed to, and what the library takes for a call.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Lz4Compressing.bufferBytes(blockBytes) + NATIVE_BYTES);
  }

  @Override
  public long nativeBytes() {
    return heldBytes().orElseThrow() - 2L * Lz4Compressing.PIECE_BYTES;
  }
}
