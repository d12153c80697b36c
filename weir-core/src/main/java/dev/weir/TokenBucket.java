package dev.weir;

/// How much may pass by now: a token for each byte or element, as many a second as the rate says,
/// and never more than the burst at a time.
///
/// Exact: what is less than a token is carried on, in billionths. One thread.
final class TokenBucket {
  /*
   * Nothing overflows. A rate is at most 2^60. Time is taken apart into seconds and the rest, the rate
   * into thousands of millions and the rest, so that every product is at most about 2^60 too; as many seconds
   * as would fill the bucket anyway are not multiplied at all.
   */
  private static final long SECOND = 1_000_000_000;

  /// The burst that is a tenth of a second's worth.
  static final long TENTH = 0;

  private final long fixedBurst;
  private long rate;
  private long burst;
  private long tokens;
  private long billionths;
  private long at; // up to when what the rate gave is counted, in nanoseconds

  /// A full one.
  ///
  /// @param burst the most it holds, or [#TENTH]
  TokenBucket(long rate, long burst, long now) {
    this.fixedBurst = burst;
    this.at = now;
    turn(rate);
    tokens = this.burst;
  }

  private void turn(long to) {
    rate = to;
    burst = fixedBurst == TENTH ? Math.max(1, to / 10) : fixedBurst;
  }

  /// Goes on to a time, from which on there is another rate, or the same.
  void advance(long now, long next) {
    long elapsed = Math.max(0, now - at);
    at += elapsed;
    fill(elapsed / SECOND, elapsed % SECOND);
    if (next != rate) {
      turn(next);
      spill();
    }
  }

  private void fill(long seconds, long nanos) {
    if (seconds > burst / rate) {
      tokens = burst;
    } else {
      long parts = nanos * (rate % SECOND) + billionths;
      tokens += seconds * rate + nanos * (rate / SECOND) + parts / SECOND;
      billionths = parts % SECOND;
    }
    spill();
  }

  private void spill() {
    if (tokens >= burst) {
      tokens = burst;
      billionths = 0;
    }
  }

  /// Takes some out, if there are so many.
  boolean take(long count) {
    if (count > tokens) {
      return false;
    }
    tokens -= count;
    return true;
  }

  /// How long it is until there are so many.
  ///
  /// @param count more than there are; below 2^31
  long nanosUntil(long count) {
    return Math.ceilDiv((count - tokens) * SECOND - billionths, rate);
  }

  /// The most to take at a time: half of what it may hold, so that who comes a little late loses
  /// nothing, and at most a twentieth of a second's worth.
  long piece() {
    return Math.max(1, Math.min(rate / 10, burst) / 2);
  }
}
