package dev.weir;

/// How much may pass by now: a token for each byte or element, as many in each period as the rate
/// says, and never more than the burst at a time. It may be in debt for one that was heavier than
/// that.
///
/// Exact: what is less than a token is carried on, in parts of one. One thread.
final class TokenBucket {
  /*
   * Nothing overflows. A rate is at most 2^60, and so is a debt. Time is taken apart into periods and the
   * rest, the rate into as many as there are nanoseconds in a period and the rest; the product of those
   * two rests is below 2^62 (Rate sees to that). As many periods as would fill the bucket anyway are not
   * multiplied at all, and a wait that is too long to be multiplied is rounded down.
   */
  private static final long SECOND = 1_000_000_000;

  private static final double ALMOST = 0.999; // so that what is rounded is not too long

  /// The burst that is a tenth of a second's worth.
  static final long TENTH = 0;

  private final long period; // in nanoseconds
  private final long fixedBurst;
  private long rate;
  private long burst;
  private long tokens;
  private long parts; // of a token, each a period's nanosecond
  private long at; // up to when what the rate gave is counted, in nanoseconds

  /// A full one, for a rate a second.
  ///
  /// @param burst the most it holds, or [#TENTH]
  TokenBucket(long rate, long burst, long now) {
    this(rate, SECOND, burst, now);
  }

  /// A full one.
  ///
  /// @param rate tokens in each period
  /// @param period in nanoseconds
  /// @param burst the most it holds, or [#TENTH]
  TokenBucket(long rate, long period, long burst, long now) {
    this.period = period;
    this.fixedBurst = burst;
    this.at = now;
    turn(rate);
    tokens = this.burst;
  }

  private void turn(long to) {
    rate = to;
    burst = fixedBurst == TENTH ? Math.max(1, tenth()) : fixedBurst;
  }

  /// A tenth of a second's worth.
  private long tenth() {
    return period == SECOND ? rate / 10 : (long) (rate * (SECOND / 10.0 / period));
  }

  /// Goes on to a time, from which on there is another rate, or the same.
  void advance(long now, long next) {
    long elapsed = Math.max(0, now - at);
    at += elapsed;
    fill(elapsed / period, elapsed % period);
    if (next != rate) {
      turn(next);
      spill();
    }
  }

  private void fill(long periods, long nanos) {
    if (periods > (burst - tokens) / rate) {
      tokens = burst;
    } else {
      long more = nanos * (rate % period) + parts;
      tokens += periods * rate + nanos * (rate / period) + more / period;
      parts = more % period;
    }
    spill();
  }

  private void spill() {
    if (tokens >= burst) {
      tokens = burst;
      parts = 0;
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

  /// Takes some out, also more than it ever holds: that is owed then. If there are so many, or it
  /// is full.
  boolean borrow(long count) {
    if (Math.min(count, burst) > tokens) {
      return false;
    }
    tokens -= count;
    return true;
  }

  /// How long it is until there are so many.
  ///
  /// @param count more than there are
  /// @return nanoseconds; a little less, if there are very many to come
  long nanosUntil(long count) {
    long missing = count - tokens;
    if (missing > Long.MAX_VALUE / period) {
      double nanos = missing * (period * ALMOST / rate);
      return Math.clamp(Math.round(nanos), 1, Long.MAX_VALUE / 4);
    }
    return Math.ceilDiv(missing * period - parts, rate);
  }

  /// How long it is until so many can be borrowed.
  ///
  /// @param count more than can be borrowed now
  /// @return nanoseconds; a little less, if there are very many to come
  long nanosUntilBorrowed(long count) {
    return nanosUntil(Math.min(count, burst));
  }

  /// The most to take at a time: half of what it may hold, so that who comes a little late loses
  /// nothing, and at most a twentieth of a second's worth.
  long piece() {
    return Math.max(1, Math.min(tenth(), burst) / 2);
  }
}
