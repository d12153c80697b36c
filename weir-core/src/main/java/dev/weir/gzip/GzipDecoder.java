package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.Expansion;
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
/// A file of BGZF blocks (members that say how long they are, as bgzip writes them) can be
/// decompressed on several threads, [#threads(int)]. What is checked and what comes out is the
/// same. BGZF ends with an empty block; without it the input counts as cut off.
///
/// @param maxExpansion the most bytes out for one byte in; [Expansion#NO_MAX_EXPANSION] for no
///   limit
/// @param maxBytes the most bytes out in all; [Expansion#NO_MAX_BYTES] for no limit
/// @param engine who does the work
/// @param threads how many may decompress BGZF blocks; with 1 there is no thread but the caller's
public record GzipDecoder(int maxExpansion, long maxBytes, Engine engine, int threads)
    implements Transform<Bytes, Bytes> {

  /// The most threads that may be asked for.
  public static final int MAX_THREADS = 256;

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if one is less than 1, or there are too many threads
  public GzipDecoder {
    var _ = new Expansion(maxExpansion, maxBytes);
    if (threads < 1 || threads > MAX_THREADS) {
      throw new IllegalArgumentException(
          "threads must be from 1 to " + MAX_THREADS + ": " + threads);
    }
  }

  /// The same with a limit on the ratio, looked at from the first MiB of output on, since the ratio
  /// of a few bytes means nothing. Beyond it the step fails with a [dev.weir.LimitException].
  ///
  /// @param ratio the most bytes out for one byte in, over all so far; text rarely passes 30
  /// @return the transform
  /// @throws IllegalArgumentException if the ratio is less than 1
  public GzipDecoder maxExpansion(int ratio) {
    return new GzipDecoder(ratio, maxBytes, engine, threads);
  }

  /// The same with a limit on the total. The step fails with a [dev.weir.LimitException] before
  /// more than that has come out.
  ///
  /// @param bytes the most bytes out
  /// @return the transform
  /// @throws IllegalArgumentException if it is less than 1
  public GzipDecoder maxBytes(long bytes) {
    return new GzipDecoder(maxExpansion, bytes, engine, threads);
  }

  /// The same by another engine. With a library the data comes out faster, and damaged deflate data
  /// may be described in other words; nothing else differs. libdeflate decompresses BGZF blocks
  /// only, the rest is the JDK's.
  ///
  /// @param engine who does the work; [Engine#AUTO] by default
  /// @return the transform
  public GzipDecoder engine(Engine engine) {
    return new GzipDecoder(maxExpansion, maxBytes, engine, threads);
  }

  /// The same on several threads, where the input has BGZF blocks. They are daemons, start when
  /// there is work for two, and end when the step is closed, which waits for them. Other members
  /// are decompressed by the caller's thread alone: what is in them depends on all that was before.
  ///
  /// @param threads how many, from 1 to [#MAX_THREADS]; 1 by default
  /// @return the transform
  /// @throws IllegalArgumentException if it is not in that range
  public GzipDecoder threads(int threads) {
    return new GzipDecoder(maxExpansion, maxBytes, engine, threads);
  }

  @Override
  public Step<Bytes, Bytes> open() {
    return new Inflating(new GzipWrapper(), new Expansion(maxExpansion, maxBytes), engine, threads);
  }

  @Override
  public String name() {
    return "gunzip";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(
        nativeBytes() + (inBlocks() ? Blocks.heldBytes(threads) : 0) + Inflating.PIECE_BYTES);
  }

  @Override
  public long nativeBytes() {
    long inflaters = inBlocks() ? threads + 2L : 1; // for each thread, the step's own, and streams
    return inflaters * InflatingEngine.nativeBytes(engine);
  }

  private boolean inBlocks() {
    return threads > 1 || engine == Engine.LIBDEFLATE;
  }
}
