package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Expansion;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Decompresses zstd: every frame of its input, one after the other, as if they were one.
///
/// It emits pieces of at most 64 KiB, block by block; it waits where downstream waits, inside one
/// block too; it ends with its input. When downstream wants no more, the rest of the input is
/// neither decompressed nor checked. Skippable frames are skipped.
///
/// Strict: the input is whole, or it is an error with its place, [dev.weir.CorruptDataException].
/// That goes for an input that is cut off anywhere or empty, a wrong checksum, a damaged block, a
/// frame that needs a dictionary, and for anything but frames behind a frame. Damage within a block
/// is found when all of the block is there, and its place is the block's first byte. Data that came
/// out before the error was found has been emitted by then; a sink that commits at its end never
/// shows it.
///
/// A frame says how much of its content has to be kept, its window, and the decoder takes that much
/// memory. So a window has a limit, by default that of the tool zstd. There is no other limit by
/// default.
///
/// @param maxExpansion the most bytes out for one byte in; `Integer.MAX_VALUE` for no limit
/// @param maxBytes the most bytes out in all; `Long.MAX_VALUE` for no limit
/// @param maxWindowBytes the largest window of a frame
public record ZstdDecoder(int maxExpansion, long maxBytes, long maxWindowBytes)
    implements Transform<Bytes, Bytes> {

  /// The limit of the tool zstd: 128 MiB.
  public static final long DEFAULT_MAX_WINDOW_BYTES = 1 << 27;

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if a limit is less than 1, or the window's is not from 1 KiB
  ///   to 2 GiB
  public ZstdDecoder {
    var _ = new Expansion(maxExpansion, maxBytes);
    if (maxWindowBytes < 1 << 10 || maxWindowBytes > 1L << 31) {
      throw new IllegalArgumentException(
          "maxWindowBytes must be from 1 KiB to 2 GiB: " + maxWindowBytes);
    }
  }

  /// The same with a limit on the ratio, looked at from the first MiB of output on, since the ratio
  /// of a few bytes means nothing. Beyond it the step fails with a [dev.weir.LimitException].
  ///
  /// @param ratio the most bytes out for one byte in, over all so far
  /// @return the transform
  /// @throws IllegalArgumentException if the ratio is less than 1
  public ZstdDecoder maxExpansion(int ratio) {
    return new ZstdDecoder(ratio, maxBytes, maxWindowBytes);
  }

  /// The same with a limit on the total. The step fails with a [dev.weir.LimitException] before
  /// more than that has come out.
  ///
  /// @param bytes the most bytes out
  /// @return the transform
  /// @throws IllegalArgumentException if it is less than 1
  public ZstdDecoder maxBytes(long bytes) {
    return new ZstdDecoder(maxExpansion, bytes, maxWindowBytes);
  }

  /// The same with another limit on the window. The step fails with a [dev.weir.LimitException]
  /// before it takes more than that.
  ///
  /// @param bytes the largest window of a frame: less for a smaller bound, up to 2 GiB for what was
  ///   made with `zstd --long=31`
  /// @return the transform
  /// @throws IllegalArgumentException if it is not from 1 KiB to 2 GiB
  public ZstdDecoder maxWindowBytes(long bytes) {
    return new ZstdDecoder(maxExpansion, maxBytes, bytes);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return new ZstdDecompressing(this);
  }

  @Override
  public String name() {
    return "unzstd";
  }

  /// The largest window that is allowed, the tables of the library, a block and a piece. What
  /// smaller windows take is less.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(
        ZstdMemory.decoderBytes(maxWindowBytes) + ZstdDecompressing.BUFFER_BYTES);
  }

  @Override
  public long nativeBytes() {
    return heldBytes().orElseThrow() - ZstdDecompressing.PIECE_BYTES;
  }
}
