package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Compresses bytes to one zstd frame.
///
/// It emits pieces of 64 KiB as they fill, and less only at a flush and at the end; it waits where
/// downstream waits; at the end of its input it emits the last block and the checksum, so that an
/// empty input gives a valid empty frame. When downstream wants no more, the frame stays
/// incomplete.
///
/// With no workers everything happens on the thread of the stage. With workers the library of zstd
/// has so many threads of its own: they end when the step is closed, which waits for the blocks
/// they are at. The input is then cut into jobs, so the output differs a little from that without
/// workers, but not with their number. The same input, level, window and workers give the same
/// output, whatever the sizes of the blocks, unless somebody flushes.
///
/// @param level from [#MIN_LEVEL], fastest, to [#MAX_LEVEL], smallest; not 0
/// @param workers threads of the library; 0 for the thread of the stage
/// @param windowLog how far back matches are looked for, as a power of two; [#WINDOW_OF_LEVEL] for
///   what the level takes. Long matches are looked for where it is set
/// @param checksum whether the frame ends with a checksum of its content
public record ZstdEncoder(int level, int workers, int windowLog, boolean checksum)
    implements Transform<Bytes, Bytes> {

  /// The level of zstd itself.
  public static final int DEFAULT_LEVEL = 3;

  /// The fastest level.
  public static final int MIN_LEVEL = -7;

  /// The smallest level. From 20 on it takes hundreds of MiB.
  public static final int MAX_LEVEL = 22;

  /// The most threads.
  public static final int MAX_WORKERS = 200;

  /// The window that the level takes, from 512 KiB to 128 MiB.
  public static final int WINDOW_OF_LEVEL = 0;

  /// The smallest window that can be set: 1 KiB.
  public static final int MIN_WINDOW_LOG = 10;

  /// The largest window that can be set: 128 MiB, which every decoder takes by default.
  public static final int MAX_WINDOW_LOG = 27;

  /// Checks the range of each.
  ///
  /// @throws IllegalArgumentException if one is out of its range
  public ZstdEncoder {
    if (level < MIN_LEVEL || level > MAX_LEVEL || level == 0) {
      throw new IllegalArgumentException(
          "level must be from 1 to %d, or from %d to -1: %d"
              .formatted(MAX_LEVEL, MIN_LEVEL, level));
    }
    if (workers < 0 || workers > MAX_WORKERS) {
      throw new IllegalArgumentException(
          "workers must be from 0 to " + MAX_WORKERS + ": " + workers);
    }
    if (windowLog != WINDOW_OF_LEVEL
        && (windowLog < MIN_WINDOW_LOG || windowLog > MAX_WINDOW_LOG)) {
      throw new IllegalArgumentException(
          "windowLog must be from %d to %d: %d"
              .formatted(MIN_WINDOW_LOG, MAX_WINDOW_LOG, windowLog));
    }
  }

  /// The same at another level.
  ///
  /// @param newLevel from -7, fastest, to 22, smallest; not 0
  /// @return the transform
  /// @throws IllegalArgumentException if there is no such level
  public ZstdEncoder level(int newLevel) {
    return new ZstdEncoder(newLevel, workers, windowLog, checksum);
  }

  /// The same with threads of the library.
  ///
  /// @param threads how many; 0 for the thread of the stage alone
  /// @return the transform
  /// @throws IllegalArgumentException if it is not from 0 to [#MAX_WORKERS]
  public ZstdEncoder workers(int threads) {
    return new ZstdEncoder(level, threads, windowLog, checksum);
  }

  /// The same with a window of its own and a search for long matches in it: for data that repeats
  /// itself after many MiB.
  ///
  /// @param log the window as a power of two, such as 27 for 128 MiB
  /// @return the transform
  /// @throws IllegalArgumentException if it is not from 10 to 27
  public ZstdEncoder window(int log) {
    return new ZstdEncoder(level, workers, log, checksum);
  }

  /// The same without a checksum: damage is then found only where it breaks the format.
  ///
  /// @return the transform
  public ZstdEncoder withoutChecksum() {
    return new ZstdEncoder(level, workers, windowLog, false);
  }

  @Override
  public Step<Bytes, Bytes> open() throws IOException {
    return new ZstdCompressing(this);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return "zstd";
  }

  /// What the library allocates for the level, the window and the workers, and the pieces.
  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(ZstdMemory.encoderBytes(this) + ZstdCompressing.BUFFER_BYTES);
  }

  @Override
  public long nativeBytes() {
    return heldBytes().orElseThrow() - ZstdCompressing.PIECE_BYTES;
  }
}
