package dev.weir;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How often a run makes sure of what it has done, so that another can go on from there.
///
/// When it is time, the source's position goes through the pipeline in order, behind the elements
/// that came before it. Each step gives what it holds back and can give; the sink persists. Then
/// the position is kept: it is given to [#kept()], then to [ResumableCursor#commit(Object)], both
/// in the source's thread between two elements. If a step could not give all, nothing is kept, and
/// the position before stays. One position is under way at a time. At the end of the input there is
/// one more, which the source's thread waits for.
///
/// The source must be a [Resumable], the sink one that [persists][Sink#persists()]. Of what stands
/// between threads only `buffer` and `mapConcurrent` keep the order that this needs.
///
/// **By bytes** ([#everyBytes(long)]) the places are where the source's position is a multiple of a
/// number; a block that goes beyond one is cut there. At each place every step ends what it has
/// begun, so that what follows stands alone: gzip ends a member, zstd a frame. So a run that goes
/// on writes what one run would have written, byte for byte, if both have places at the same
/// number. Each transform must be one that [divides][Transform#divides()], or, as the first of
/// them, be [Continuing], as lines are: what such a one holds back is before the position that is
/// kept.
///
/// Immutable; threads: any.
///
/// @param interval how long to wait after the last time; zero for not by time. A source that gives
///   nothing for a while delays it: positions are taken between two elements
/// @param elements how many elements after the last time; 0 for not by number
/// @param bytes between two places; 0 for not by bytes
/// @param begun the position at which the source begins, in a run by bytes that goes on; else 0
/// @param kept told of each position that was made sure of; what it throws fails the run. Null for
///   nobody
public record Checkpoints(
    Duration interval,
    long elements,
    long bytes,
    long begun,
    @Nullable CheckedConsumer<Object> kept) {

  /// Checks the numbers.
  ///
  /// @throws IllegalArgumentException if one is negative, or both are zero
  public Checkpoints {
    if (bytes < 0 || begun < 0) {
      throw new IllegalArgumentException(
          "checkpoints by bytes need numbers that are not negative: " + bytes + ", " + begun);
    }
    if (interval.isNegative() || elements < 0) {
      throw new IllegalArgumentException(
          "checkpoints need a time or a number that is not negative: "
              + interval
              + ", "
              + elements);
    }
    if (bytes > 0 ? !interval.isZero() || elements > 0 : interval.isZero() && elements == 0) {
      throw new IllegalArgumentException(
          "checkpoints need a time or a number of elements, or else a number of bytes");
    }
  }

  /// By time.
  ///
  /// @param interval more than zero
  /// @return the checkpoints
  /// @throws IllegalArgumentException if it is not
  public static Checkpoints every(Duration interval) {
    return new Checkpoints(interval, 0, 0, 0, null);
  }

  /// By number.
  ///
  /// @param elements at least 1
  /// @return the checkpoints
  /// @throws IllegalArgumentException if it is less
  public static Checkpoints everyElements(long elements) {
    return new Checkpoints(Duration.ZERO, elements, 0, 0, null);
  }

  /// By bytes of the source, whose positions must be bytes, as a file's are.
  ///
  /// @param bytes between two places, at least 1
  /// @return the checkpoints
  /// @throws IllegalArgumentException if it is less
  public static Checkpoints everyBytes(long bytes) {
    return new Checkpoints(Duration.ZERO, 0, bytes, 0, null);
  }

  /// The same for a run that goes on.
  ///
  /// @param position one that was kept, at which the source begins
  /// @return the checkpoints
  /// @throws IllegalArgumentException if it is negative
  public Checkpoints goingOnAt(long position) {
    return new Checkpoints(interval, elements, bytes, position, kept);
  }

  /// The same, with somebody who keeps the positions: for a source whose far side does not, as a
  /// file.
  ///
  /// @param consumer given positions of the source's type, in order, none twice; called in the
  ///   source's thread
  /// @return the checkpoints
  public Checkpoints kept(CheckedConsumer<Object> consumer) {
    return new Checkpoints(interval, elements, bytes, begun, consumer);
  }
}
