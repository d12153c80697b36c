package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// Compresses bytes to gzip.
///
/// By default it is one member, made by the JDK in the thread that has the step. It emits pieces of
/// 64 KiB as they fill, and less only at a flush and at the end.
///
/// With several [#threads(int)] the input is cut into blocks, each compressed by one of as many
/// threads, started when a second block begins, ended by the step's close; still one member,
/// because each block is primed with the 32 KiB before it. With a library as its [#engine(Engine)]
/// what follows the first block is members of a block each. It emits a piece for each block, in
/// order.
///
/// It waits where downstream waits, and where all blocks are in flight; their number is bounded. At
/// the end of its input it emits the checksum and the size, so that an empty input gives a valid
/// empty member. When downstream wants no more, the member stays incomplete.
///
/// The same input, level, block size and engine give the same output, whatever the sizes in which
/// the input comes, and whatever the number of threads above one: the header has no name, no time
/// and no operating system. (A flush ends a block, and one thread makes no blocks.)
///
/// @param level 1 is fast, 9 is small
/// @param threads how many compress, from 1 to [#MAX_THREADS]
/// @param blockBytes how much of the input a block is, from [#MIN_BLOCK_BYTES] to
///   [#MAX_BLOCK_BYTES], or to [#MAX_INDEPENDENT_BYTES] if they are independent
/// @param independent whether each block can be found and decompressed alone: the form is BGZF, as
///   in section 4.1 of the SAM format specification
/// @param engine who compresses
public record GzipEncoder(
    int level, int threads, int blockBytes, boolean independent, Engine engine)
    implements Transform<Bytes, Bytes> {

  /// The level of gzip itself.
  public static final int DEFAULT_LEVEL = 6;

  /// The most threads.
  public static final int MAX_THREADS = 256;

  /// A block unless another size is set: 256 KiB.
  public static final int DEFAULT_BLOCK_BYTES = 1 << 18;

  /// The smallest block: 32 KiB, as much as it is primed with.
  public static final int MIN_BLOCK_BYTES = 1 << 15;

  /// The largest block: 64 MiB.
  public static final int MAX_BLOCK_BYTES = 1 << 26;

  /// The largest independent block: 65,280 bytes, which fit into the 64 KiB of the format whatever
  /// they are.
  public static final int MAX_INDEPENDENT_BYTES = Framing.BGZF_BLOCK_BYTES;

  /// Checks the settings.
  ///
  /// @throws IllegalArgumentException if one is out of range
  public GzipEncoder {
    check("level", level, 1, 9);
    check("threads", threads, 1, MAX_THREADS);
    check(
        independent ? "blocks that are independent" : "block",
        blockBytes,
        MIN_BLOCK_BYTES,
        independent ? MAX_INDEPENDENT_BYTES : MAX_BLOCK_BYTES);
  }

  private static void check(String name, int value, int from, int to) {
    if (value < from || value > to) {
      throw new IllegalArgumentException(
          name + " must be from " + from + " to " + to + ": " + value);
    }
  }

  /// The same at another level.
  ///
  /// @param newLevel from 1, fast, to 9, small
  /// @return the transform
  /// @throws IllegalArgumentException if the level is not from 1 to 9
  public GzipEncoder level(int newLevel) {
    return new GzipEncoder(newLevel, threads, blockBytes, independent, engine);
  }

  /// The same with several threads.
  ///
  /// @param count from 1, which is the one that has the step, to [#MAX_THREADS]
  /// @return the transform
  /// @throws IllegalArgumentException if there can be no such number
  public GzipEncoder threads(int count) {
    return new GzipEncoder(level, count, blockBytes, independent, engine);
  }

  /// The same with a thread for each processor.
  ///
  /// @return the transform
  public GzipEncoder onAllCores() {
    return threads(Math.min(MAX_THREADS, Runtime.getRuntime().availableProcessors()));
  }

  /// The same in blocks of another size.
  ///
  /// @param bytes of the input
  /// @return the transform
  /// @throws IllegalArgumentException if the size is out of range
  public GzipEncoder blockBytes(int bytes) {
    return new GzipEncoder(level, threads, bytes, independent, engine);
  }

  /// The same in blocks that can be decompressed alone: BGZF. They are of [#MAX_INDEPENDENT_BYTES],
  /// if nothing smaller is set. It costs some size, and lets many threads decompress.
  ///
  /// @return the transform
  public GzipEncoder inIndependentBlocks() {
    return new GzipEncoder(
        level, threads, Math.min(blockBytes, MAX_INDEPENDENT_BYTES), true, engine);
  }

  /// The same by another engine.
  ///
  /// @param who compresses; a library that is missing or broken is replaced by the JDK
  /// @return the transform
  public GzipEncoder engine(Engine who) {
    return new GzipEncoder(level, threads, blockBytes, independent, who);
  }

  @Override
  public Step<Bytes, Bytes> open() {
    return inBlocks() ? new Packing(this) : new Deflating(level, Envelope.gzip(level));
  }

  private boolean inBlocks() {
    return threads > 1 || independent || engine != Engine.JDK;
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return "gzip";
  }

  @Override
  public OptionalLong heldBytes() {
    if (!inBlocks()) {
      return OptionalLong.of(nativeBytes() + Deflating.PIECE_BYTES);
    }
    long portions = Packing.maxPortions(threads) * Portion.heldBytes(blockBytes);
    return OptionalLong.of(portions + Press.bytes(blockBytes) + nativeBytes()); // one is given
  }

  @Override
  public long nativeBytes() {
    return threads * Presses.nativeBytes(engine, blockBytes);
  }
}
