package dev.weir;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// How long to wait before something is tried again, and how often: longer each time, up to a
/// limit.
///
/// The wait before the second try is `first`, before the third `first` times `factor`, and so on up
/// to `max`. Of each wait a random part is left out, at most the share that is the `jitter`, so
/// that many who failed at the same moment do not come back at the same moment. Both limits hold:
/// no more than `tries`, and none that would begin later than `within` after the first failure.
///
/// ```java
/// Backoff.exponential(Duration.ofMillis(100)).max(Duration.ofSeconds(5)).tries(8)
/// ```
///
/// @param first the wait before the second try; 0 for none
/// @param factor by how much each wait is longer than the one before, at least 1
/// @param max the longest wait
/// @param jitter the largest share of a wait that is left out, from 0 to 1
/// @param tries how often it is tried, the first time included, at least 1
/// @param within the time from the first failure to the begin of the last try; null for no limit
/// @param clock the time to wait by
public record Backoff(
    Duration first,
    double factor,
    Duration max,
    double jitter,
    int tries,
    @Nullable Duration within,
    Clock clock) {

  /// How often something is tried when nobody says: 5 times.
  public static final int DEFAULT_TRIES = 5;

  /// Checks the numbers.
  ///
  /// @throws IllegalArgumentException if one is out of range
  public Backoff {
    if (first.isNegative() || max.isNegative()) {
      throw new IllegalArgumentException("a wait must not be negative: " + first + " to " + max);
    }
    if (!(factor >= 1)) {
      throw new IllegalArgumentException("factor must be at least 1: " + factor);
    }
    if (!(jitter >= 0 && jitter <= 1)) {
      throw new IllegalArgumentException("jitter must be from 0 to 1: " + jitter);
    }
    if (tries < 1) {
      throw new IllegalArgumentException("tries must be at least 1: " + tries);
    }
    if (within != null && within.isNegative()) {
      throw new IllegalArgumentException("within must not be negative: " + within);
    }
  }

  /// Waits that double, up to 30 s, each with up to half of it left out, for 5 tries in all.
  ///
  /// @param first the wait before the second try; 0 for none
  /// @return the backoff
  /// @throws IllegalArgumentException if it is negative
  public static Backoff exponential(Duration first) {
    Duration max = Duration.ofSeconds(30);
    return new Backoff(
        first, 2, first.compareTo(max) > 0 ? first : max, 0.5, DEFAULT_TRIES, null, Clock.system());
  }

  /// The same wait each time, with nothing left out, for 5 tries in all.
  ///
  /// @param wait before each try but the first; 0 for none
  /// @return the backoff
  /// @throws IllegalArgumentException if it is negative
  public static Backoff fixed(Duration wait) {
    return new Backoff(wait, 1, wait, 0, DEFAULT_TRIES, null, Clock.system());
  }

  /// Another factor.
  ///
  /// @param times how much longer each wait is, at least 1
  /// @return such a backoff
  public Backoff factor(double times) {
    return new Backoff(first, times, max, jitter, tries, within, clock);
  }

  /// Another longest wait.
  ///
  /// @param longest no wait is longer
  /// @return such a backoff
  public Backoff max(Duration longest) {
    return new Backoff(first, factor, longest, jitter, tries, within, clock);
  }

  /// Another jitter.
  ///
  /// @param share the largest part of a wait that is left out, from 0, for none, to 1
  /// @return such a backoff
  public Backoff jitter(double share) {
    return new Backoff(first, factor, max, share, tries, within, clock);
  }

  /// Another number of tries.
  ///
  /// @param count the first included, at least 1; `Integer.MAX_VALUE` for no limit that matters
  /// @return such a backoff
  public Backoff tries(int count) {
    return new Backoff(first, factor, max, jitter, count, within, clock);
  }

  /// A limit of time besides that of the tries.
  ///
  /// @param time from the first failure to the begin of the last try
  /// @return such a backoff
  public Backoff within(Duration time) {
    return new Backoff(first, factor, max, jitter, tries, time, clock);
  }

  /// Another clock, for tests.
  ///
  /// @param other the time to wait by
  /// @return such a backoff
  public Backoff clock(Clock other) {
    return new Backoff(first, factor, max, jitter, tries, within, other);
  }

  /// The wait before a try, before anything is left out.
  ///
  /// @param failures how many tries have failed, at least 1
  /// @return nanoseconds
  long nanosAfter(int failures) {
    double nanos = nanos(first) * Math.pow(factor, failures - 1.0);
    return (long)
        Math.min(nanos, (double) nanos(max)); // too large, infinite or no number: the longest
  }

  static long nanos(Duration duration) {
    return duration.compareTo(Duration.ofNanos(Long.MAX_VALUE / 4)) < 0
        ? duration.toNanos()
        : Long.MAX_VALUE / 4; // 73 years
  }
}
