package dev.weir;

import java.time.Duration;

/// Fails a run in which nothing comes for too long.
///
/// Nothing is added to the way of an element but a count: the clock thread of the runs looks at it
/// about a hundred times a second, so a timeout is noticed up to 20 ms late. What fails is the
/// stage of the timeout, with an [OverdueException]; what is stopped for it is the whole run,
/// wherever it waits. How long a run may take in all is for `Job.run(Duration)`.
///
/// Run as a part of a pipeline. A cursor over [Source#through(Transform)] has nobody who looks at
/// it, and is refused with an `IllegalStateException`; so is the last section of a pipeline that is
/// opened as a cursor: put a `buffer` behind the timeout.
public final class Timeouts {
  private Timeouts() {}

  /// Fails the run when the first element has not come within a time from its beginning. Emits each
  /// element at once; waits where downstream waits; ends with its input; when downstream wants no
  /// more, nothing is overdue. Holds nothing. An input that ends in time without any element is
  /// fine.
  ///
  /// @param time longer than 0; while the run is paused it begins anew
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Transform<T, T> initial(Duration time) {
    return initial(time, Clock.system());
  }

  /// The same, by another clock.
  ///
  /// @param time longer than 0; while the run is paused it begins anew
  /// @param clock the time to go by
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Transform<T, T> initial(Duration time, Clock clock) {
    return new Overseeing<>(true, time, clock);
  }

  /// Fails the run when no element has come for a time: the first one too. Emits each element at
  /// once; waits where downstream waits, and that time does not count; ends with its input; when
  /// downstream wants no more, nothing is overdue. Holds nothing.
  ///
  /// @param time longer than 0; it begins with the run, after each element, and anew while the run
  ///   is paused
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Transform<T, T> idle(Duration time) {
    return idle(time, Clock.system());
  }

  /// The same, by another clock.
  ///
  /// @param time longer than 0; it begins with the run, after each element, and anew while the run
  ///   is paused
  /// @param clock the time to go by
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Transform<T, T> idle(Duration time, Clock clock) {
    return new Overseeing<>(false, time, clock);
  }
}
