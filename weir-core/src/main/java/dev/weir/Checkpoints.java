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
/// Immutable; threads: any.
///
/// @param interval how long to wait after the last time; zero for not by time. A source that gives
///   nothing for a while delays it: positions are taken between two elements
/// @param elements how many elements after the last time; 0 for not by number
/// @param kept told of each position that was made sure of; what it throws fails the run. Null for
///   nobody
public record Checkpoints(
    Duration interval, long elements, @Nullable CheckedConsumer<Object> kept) {

  /// Checks the numbers.
  ///
  /// @throws IllegalArgumentException if one is negative, or both are zero
  public Checkpoints {
    if (interval.isNegative() || elements < 0) {
      throw new IllegalArgumentException(
          "checkpoints need a time or a number that is not negative: "
              + interval
              + ", "
              + elements);
    }
    if (interval.isZero() && elements == 0) {
      throw new IllegalArgumentException("checkpoints need a time or a number of elements");
    }
  }

  /// By time.
  ///
  /// @param interval more than zero
  /// @return the checkpoints
  /// @throws IllegalArgumentException if it is not
  public static Checkpoints every(Duration interval) {
    return new Checkpoints(interval, 0, null);
  }

  /// By number.
  ///
  /// @param elements at least 1
  /// @return the checkpoints
  /// @throws IllegalArgumentException if it is less
  public static Checkpoints everyElements(long elements) {
    return new Checkpoints(Duration.ZERO, elements, null);
  }

  /// The same, with somebody who keeps the positions: for a source whose far side does not, as a
  /// file.
  ///
  /// @param consumer given positions of the source's type, in order, none twice; called in the
  ///   source's thread
  /// @return the checkpoints
  public Checkpoints kept(CheckedConsumer<Object> consumer) {
    return new Checkpoints(interval, elements, consumer);
  }
}
