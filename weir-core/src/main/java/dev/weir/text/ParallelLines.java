package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.ChainTransform;
import dev.weir.Step;
import dev.weir.Transform;
import java.io.IOException;
import java.util.OptionalLong;

/// Text cut at line feeds into chunks that are worked on by several threads at a time.
///
/// ```java
/// FileSource.of(path).through(Lines.parallel(4).through(Lines.utf8().andThen(Grep.text("ERROR"))))
/// ```
///
/// Each chunk goes through a life of its own of the transform, as if it were all there is: so this
/// is for what is done to each line by itself, not for `take` or `count`. What these lives would
/// report is lost. A transform with a step that writes beside the stream, such as [dev.weir.Tee],
/// is refused when it is opened: it belongs before the chunks or behind them.
///
/// It pays where what is done to a line costs much more than to find it, as with a regular
/// expression that ignores case: looking for a text is nearly as fast as reading.
///
/// @param threads how many work on chunks, from 1 to [#MAX_THREADS]; platform threads, as this is
///   for work that computes
/// @param ordered whether results come in the order of the text; else as soon as they are there,
///   those of one chunk in order
/// @param chunkBytes how long a chunk is, about; from 1 KiB to 1 GiB
/// @param maxBytes the longest line, in bytes without its ending, from 1 to [Lines#MAX_MAX_BYTES]
public record ParallelLines(int threads, boolean ordered, int chunkBytes, int maxBytes) {

  /// The most threads.
  public static final int MAX_THREADS = 256;

  /// How long a chunk is unless it is said: 256 KiB.
  public static final int DEFAULT_CHUNK_BYTES = 256 << 10;

  private static final int MIN_CHUNK_BYTES = 1 << 10;
  private static final int MAX_CHUNK_BYTES = 1 << 30;

  /// Checks the numbers.
  ///
  /// @throws IllegalArgumentException if one is out of range
  public ParallelLines {
    check("threads", threads, 1, MAX_THREADS);
    check("chunkBytes", chunkBytes, MIN_CHUNK_BYTES, MAX_CHUNK_BYTES);
    check("maxBytes", maxBytes, 1, Lines.MAX_MAX_BYTES);
  }

  private static void check(String what, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          what + " must be from " + least + " to " + most + ": " + value);
    }
  }

  /// The same, with results as soon as they are there.
  ///
  /// @return the value
  public ParallelLines unordered() {
    return new ParallelLines(threads, false, chunkBytes, maxBytes);
  }

  /// The same with other chunks.
  ///
  /// @param bytes how long a chunk is, about; from 1 KiB to 1 GiB
  /// @return the value
  /// @throws IllegalArgumentException if it is out of range
  public ParallelLines chunkBytes(int bytes) {
    return new ParallelLines(threads, ordered, bytes, maxBytes);
  }

  /// The same with another limit. A longer line is a [dev.weir.LimitException].
  ///
  /// @param bytes the longest line, in bytes without its ending, from 1 to [Lines#MAX_MAX_BYTES]
  /// @return the value
  /// @throws IllegalArgumentException if it is out of range
  public ParallelLines maxBytes(int bytes) {
    return new ParallelLines(threads, ordered, chunkBytes, bytes);
  }

  /// What happens to each chunk.
  ///
  /// It emits results when they are there and their turn has come; it waits where downstream waits,
  /// and takes no more input while twice as many chunks as threads are on their way. When a chunk
  /// fails, that is thrown where its next result would have come, behind those before it, and says
  /// in which chunk it was; places in it count from there. When downstream wants no more, all
  /// threads stop. They have ended when the step is closed.
  ///
  /// @param transform takes whole lines, with their endings, one block for each life. A byte order
  ///   mark is one at the beginning of the text alone: where this begins with [Lines] or [Decode],
  ///   they keep it at the beginning of a later block. Its values are opened in several threads at
  ///   a time
  /// @param <R> what it gives
  /// @return the transform
  public <R> Transform<Bytes, R> through(Transform<Bytes, R> transform) {
    return new Chunked<>(this, transform);
  }

  /// A transform on each chunk.
  record Chunked<R>(ParallelLines lines, Transform<Bytes, R> inner) implements Transform<Bytes, R> {

    @Override
    public Step<Bytes, R> open() throws IOException {
      return new ParallelStep<>(lines, inner);
    }

    @Override
    public String name() {
      return inner.name();
    }

    /// The text that is collected, the chunks on their way with their results, and what the lives
    /// of the transform hold. A result that is heavier than all that a chunk's may weigh is not
    /// counted: it is alone.
    @Override
    public OptionalLong heldBytes() {
      OptionalLong held = inner.heldBytes();
      if (held.isEmpty()) {
        return held;
      }
      long results =
          (lines.inFlight() + 1) * ParallelStep.RESULT_BYTES // of one chunk, they are being given
              + lines.threads() * ParallelStep.BATCH_BYTES;
      long chunks = lines.inFlight() * (long) lines.chunkBytes() + 2 * lines.longestChunk();
      long carry = carryBytes();
      long lives = lines.threads() * (held.getAsLong() - carry) + carry;
      return OptionalLong.of(chunks + results + lives);
    }

    /// How much of what a life holds is for a line without its ending.
    private long carryBytes() {
      return switch (ChainTransform.parts(inner).getFirst()) {
        case Lines split -> split.carryBytes();
        case LineSlices split -> split.lines().carryBytes();
        case LineViews split -> split.lines().carryBytes();
        default -> 0;
      };
    }
  }

  /// How many chunks of usual length are on their way, at most.
  long inFlight() {
    return 2L * threads;
  }

  /// How long a chunk may become for the sake of a long line.
  long longestChunk() {
    return Math.min((long) maxBytes + chunkBytes, Integer.MAX_VALUE - 8);
  }
}
