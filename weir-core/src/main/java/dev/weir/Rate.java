package dev.weir;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import java.util.function.ToLongFunction;
import org.jspecify.annotations.Nullable;

/// So much a second, or in another time, to be changed while it is kept: a live handle on every
/// [Throttle] that was made with it.
///
/// ```java
/// var rate = Rate.bytes(10 << 20);
/// Run<Summary> run = Pipeline.from(file).through(Throttle.to(rate)).to(upload).start();
/// rate.set(1 << 20); // from now on, also for a step that is waiting
/// ```
///
/// What is counted is bytes, elements of any type, or what a function says that each weighs.
///
/// Threads: any.
public final class Rate {

  /// The most that can be asked for, a second.
  public static final long MAX = 1L << 60;

  private static final long SECOND = 1_000_000_000;

  private final boolean inBytes;
  private final @Nullable ToLongFunction<Object> weigher;
  private final long period; // in nanoseconds
  private final @Nullable LongSupplier followed;
  private final List<Thread> waiting = new ArrayList<>(); // guarded by this
  private volatile long amount; // in each period; written under the monitor

  private Rate(
      boolean inBytes,
      @Nullable ToLongFunction<Object> weigher,
      long amount,
      long period,
      @Nullable LongSupplier followed) {
    this.inBytes = inBytes;
    this.weigher = weigher;
    this.period = period;
    this.amount = checked(amount);
    this.followed = followed;
  }

  /// So many bytes a second, for elements that are [Bytes].
  ///
  /// @param perSecond from 1 to [#MAX]
  /// @return a new rate
  /// @throws IllegalArgumentException if it is out of range
  public static Rate bytes(long perSecond) {
    return new Rate(true, null, perSecond, SECOND, null);
  }

  /// So many elements a second, for elements that are not [Bytes]: how much is in a block of these
  /// is nobody's wish.
  ///
  /// @param perSecond from 1 to [#MAX]
  /// @return a new rate
  /// @throws IllegalArgumentException if it is out of range
  public static Rate elements(long perSecond) {
    return new Rate(false, null, perSecond, SECOND, null);
  }

  /// So much weight a second, of elements of any type. An element that weighs more than a whole
  /// burst passes when a whole burst is there, and what follows it waits the longer; one that
  /// weighs nothing does not wait.
  ///
  /// @param perSecond from 1 to [#MAX], in the weigher's unit
  /// @param weigher gives an element's weight, at least 0; called once for each, in the step's
  ///   thread
  /// @return a new rate
  /// @throws IllegalArgumentException if it is out of range
  public static Rate weight(long perSecond, ToLongFunction<Object> weigher) {
    return new Rate(false, weigher, perSecond, SECOND, null);
  }

  /// As much as now, but in another time than a second, such as 10 elements a minute.
  ///
  /// @param time longer than 0
  /// @return a new rate, of which the amounts are for that time
  /// @throws IllegalArgumentException if the time is not longer than 0, or the amount is too large
  ///   for so long a time: then it can be said for a shorter one
  public Rate per(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("a rate needs a time longer than 0: " + time);
    }
    return new Rate(inBytes, weigher, amount, Backoff.nanos(time), followed);
  }

  /// A rate that begins as this one is now and then is what somebody else says, who is asked when
  /// the first element comes, and about once a second while elements pass.
  ///
  /// @param said gives the amount, from 1 to [#MAX], a second or in the time of this rate; called
  ///   in the thread of the step, by several at a time if several steps keep the rate
  /// @return a new rate
  public Rate following(LongSupplier said) {
    return new Rate(inBytes, weigher, amount, period, said);
  }

  /// Changes the rate, at once.
  ///
  /// @param next from 1 to [#MAX], in bytes, elements or weight, a second or in another time, as it
  ///   was made
  /// @throws IllegalArgumentException if it is out of range; it stays as it is
  public void set(long next) {
    long good = checked(next);
    synchronized (this) {
      amount = good;
      waiting.forEach(LockSupport::unpark); // who waits, waits for another time now
    }
  }

  private long checked(long next) {
    if (next < 1 || next > MAX) {
      throw new IllegalArgumentException("a rate must be from 1 to " + MAX + "/s: " + next);
    }
    long factor = Math.min(next, period); // see TokenBucket
    if (Math.multiplyHigh(factor, period) != 0 || factor * period > MAX || factor * period < 0) {
      throw new IllegalArgumentException(
          "a rate of "
              + Sizes.count(next)
              + " cannot be kept over "
              + Sizes.time(period())
              + "; say it for a shorter time");
    }
    return next;
  }

  /// How much it is now.
  ///
  /// @return bytes, elements or weight in each [#period()]
  public long amount() {
    return amount;
  }

  /// How much it is now, a second.
  ///
  /// @return bytes, elements or weight, rounded down
  public long perSecond() {
    return period == SECOND ? amount : (long) ((double) amount * SECOND / period);
  }

  /// The time that the amount is for.
  ///
  /// @return a second, unless it was said
  public Duration period() {
    return Duration.ofNanos(period);
  }

  long periodNanos() {
    return period;
  }

  /// Whether elements are weighed, and not counted.
  boolean weighs() {
    return weigher != null;
  }

  /// What an element weighs.
  long weigh(Object element) {
    long weight = weigher == null ? 1 : weigher.applyAsLong(element);
    if (weight < 0) {
      throw new IllegalArgumentException("a weight must be at least 0: " + weight);
    }
    return Math.min(weight, MAX);
  }

  /// What is counted.
  ///
  /// @return true for bytes, false for elements and what they weigh
  public boolean inBytes() {
    return inBytes;
  }

  boolean follows() {
    return followed != null;
  }

  /// Asks whom it follows.
  void look() {
    if (followed != null) {
      long told = followed.getAsLong();
      if (told != amount) {
        set(told);
      }
    }
  }

  /// Waits until a time, or a change of what was seen, or for less. Either it sees the change, or
  /// it is registered when that comes, and is unparked.
  void await(long seen, Clock clock, long until) throws InterruptedException {
    Thread here = Thread.currentThread();
    synchronized (this) {
      if (amount != seen) {
        return;
      }
      waiting.add(here);
    }
    try {
      clock.parkUntil(this, until);
    } finally {
      synchronized (this) {
        waiting.remove(here);
      }
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /// Such as `10 MiB/s`, `1,000/s` or `10/1m`.
  @Override
  public String toString() {
    String time = period == SECOND ? "s" : Sizes.time(period());
    return (inBytes ? Sizes.bytes(amount) : Sizes.count(amount)) + "/" + time;
  }
}
