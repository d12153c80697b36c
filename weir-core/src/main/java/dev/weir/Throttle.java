package dev.weir;

/// Lets through so much a second, or in another time: bytes, elements of any type, or what they
/// weigh.
///
/// It emits what it takes, in order; [Bytes] are cut into slices of at most a twentieth of a
/// second's worth, so that they flow evenly. It waits, without using the processor, where the rate
/// says so, and where downstream waits; waiting can be interrupted. It ends with its input.
///
/// What was not used while nothing came, or while downstream waited, is not saved up beyond the
/// *burst*: in any time no more passes than the rate allows and one burst on top. The burst is
/// there when the step is opened. Each open step keeps the rate by itself.
///
/// A rate in bytes is for [Bytes], one in elements for everything else, one of weight for all; the
/// wrong kind is a failure. When downstream wants no more, it does not wait any more. It holds
/// nothing but what it has in hand.
public final class Throttle {
  private Throttle() {}

  /// Keeps a rate, with a burst of a tenth of a second's worth, of at least 1.
  ///
  /// @param rate what is kept; changed while it runs, it is kept as it is then
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> to(Rate rate) {
    return to(rate, Clock.system());
  }

  /// The same, by another clock.
  ///
  /// @param rate what is kept; changed while it runs, it is kept as it is then
  /// @param clock the time to wait by
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> to(Rate rate, Clock clock) {
    return new Throttling<>(rate, TokenBucket.TENTH, clock);
  }

  /// Keeps a rate, with a burst that stays when the rate is changed.
  ///
  /// @param rate what is kept; changed while it runs, it is kept as it is then
  /// @param burst the most that passes at once, in bytes or elements as the rate is; from 1 to
  ///   [Rate#MAX]
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if the burst is out of range
  public static <T> Transform<T, T> to(Rate rate, long burst) {
    return to(rate, burst, Clock.system());
  }

  /// The same, by another clock.
  ///
  /// @param rate what is kept; changed while it runs, it is kept as it is then
  /// @param burst the most that passes at once, in bytes, elements or weight as the rate is; from 1
  ///   to [Rate#MAX]
  /// @param clock the time to wait by
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if the burst is out of range
  public static <T> Transform<T, T> to(Rate rate, long burst, Clock clock) {
    if (burst < 1 || burst > Rate.MAX) {
      throw new IllegalArgumentException("burst must be from 1 to " + Rate.MAX + ": " + burst);
    }
    return new Throttling<>(rate, burst, clock);
  }
}
