package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Expansion;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Decompresses lz4 frames: every frame of its input, one after the other, as if they were one.
///
/// It emits pieces of at most 64 KiB, block by block; it waits where downstream waits, inside one
/// block too; it ends with its input. When downstream wants no more, the rest of the input is
/// neither decompressed nor checked. Blocks may be independent or linked; skippable frames are
/// skipped.
///
/// Strict: the input is whole, or it is an error with its place, [dev.weir.CorruptDataException].
/// That goes for an input that is cut off anywhere or empty, a wrong checksum of a header, a block
/// or a frame, a wrong size, a damaged block, a frame that needs a dictionary, a frame of the
/// legacy format, and for anything but frames behind a frame. Damage within a block is found when
/// all of the block is there, and its place is the block's first byte. Data that came out before
/// the error was found has been emitted by then; a sink that commits at its end never shows it.
///
/// There is no limit by default; lz4 expands at most 255 times.
///
/// @param maxExpansion the most bytes out for one byte in; `Integer.MAX_VALUE` for no limit
/// @param maxBytes the most bytes out in all; `Long.MAX_VALUE` for no limit
public record Lz4Decoder(int maxExpansion, long maxBytes) implements Transform<Bytes, Bytes> {

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if a limit is less than 1
  public Lz4Decoder {
    var _ = new Expansion(maxExpansion, maxBytes);
  }

  /// The same with a limit on the ratio, looked at from the first MiB of output on, since the ratio
  /// of a few bytes means nothing. Beyond it the step fails with a [dev.weir.LimitException].
  ///
  /// @param ratio the most bytes out for one byte in, over all so far
  /// @return the transform
  /// @throws IllegalArgumentException if the ratio is less than 1
  public Lz4Decoder maxExpansion(int ratio) {
    return new Lz4Decoder(ratio, maxBytes);
  }

  /// The same with a limit on the total. The step fails with a [dev.weir.LimitException] before
  /// more than that has come out.
  ///
  /// @param bytes the most bytes out
  /// @return the transform
  /// @throws IllegalArgumentException if it is less than 1
  public Lz4Decoder maxBytes(long bytes) {
    return new Lz4Decoder(maxExpansion, bytes);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return new Lz4Decompressing(new Expansion(maxExpansion, maxBytes));
  }

  @Override
  public String name() {
    return "unlz4";
  }

  /// A block of 4 MiB and what it decompresses to; smaller blocks take less.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Lz4Decompressing.MAX_BUFFER_BYTES);
  }

  @Override
  public long nativeBytes() {
    return heldBytes().orElseThrow() - 2L * Lz4Decompressing.PIECE_BYTES;
  }
}
