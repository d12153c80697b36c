package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Decompresses gzip: every member of its input, one after the other, as if they were one.
///
/// It emits pieces of at most 64 KiB, as much as each block of input gives; it waits where
/// downstream waits, inside one block's expansion too; it ends with its input. When downstream
/// wants no more, the rest of the input is neither decompressed nor checked.
///
/// Strict: the input is whole, or it is an error with its place, [dev.weir.CorruptDataException].
/// That goes for an input that is cut off anywhere or empty, a wrong checksum or size, a broken
/// header of any member, and for anything but zeros behind the last one. Data that came out before
/// the error was found has been emitted by then; a sink that commits at its end never shows it.
///
/// There is no limit by default. Memory is flat even where 12 KB become a gigabyte, so a limit
/// would protect nothing here, and any ratio below deflate's own 1032 refuses honest files of
/// zeros. Set one where the data is a stranger's and what comes out costs something: a disk, a
/// collection, time.
///
/// @param maxExpansion the most bytes out for one byte in; [#NO_MAX_EXPANSION] for no limit
/// @param maxBytes the most bytes out in all; [#NO_MAX_BYTES] for no limit
public record GzipDecoder(int maxExpansion, long maxBytes) implements Transform<Bytes, Bytes> {

  /// No limit on the ratio.
  public static final int NO_MAX_EXPANSION = Integer.MAX_VALUE;

  /// No limit on the total.
  public static final long NO_MAX_BYTES = Long.MAX_VALUE;

  /// What zlib allocates for one inflater: window, tables and state.
  private static final long NATIVE_BYTES = 44 * 1024;

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if a limit is less than 1
  public GzipDecoder {
    if (maxExpansion < 1) {
      throw new IllegalArgumentException("maxExpansion must be at least 1: " + maxExpansion);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1: " + maxBytes);
    }
  }

  /// The same with a limit on the ratio, looked at from the first MiB of output on, since the ratio
  /// of a few bytes means nothing. Beyond it the step fails with a [dev.weir.LimitException].
  ///
  /// @param ratio the most bytes out for one byte in, over all so far; text rarely passes 30
  /// @return the transform
  /// @throws IllegalArgumentException if the ratio is less than 1
  public GzipDecoder maxExpansion(int ratio) {
    return new GzipDecoder(ratio, maxBytes);
  }

  /// The same with a limit on the total. The step fails with a [dev.weir.LimitException] before
  /// more than that has come out.
  ///
  /// @param bytes the most bytes out
  /// @return the transform
  /// @throws IllegalArgumentException if it is less than 1
  public GzipDecoder maxBytes(long bytes) {
    return new GzipDecoder(maxExpansion, bytes);
  }

  @Override
  public Step<Bytes, Bytes> open() {
    return new Inflating(maxExpansion, maxBytes);
  }

  @Override
  public String name() {
    return "gunzip";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(NATIVE_BYTES + Inflating.PIECE_BYTES);
  }
}
