package dev.weir;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// So much a second, to be changed while it is kept: a live handle on every [Throttle] that was
/// made with it.
///
/// ```java
/// var rate = Rate.bytes(10 << 20);
/// Run<Summary> run = Pipeline.from(file).through(Throttle.to(rate)).to(upload).start();
/// rate.set(1 << 20); // from now on, also for a step that is waiting
/// ```
///
/// Threads: any.
public final class Rate {

  /// The most that can be asked for, a second.
  public static final long MAX = 1L << 60;

  private final boolean inBytes;
  private final @Nullable LongSupplier followed;
  private final List<Thread> waiting = new ArrayList<>(); // guarded by this
  private volatile long perSecond; // written under the monitor

  private Rate(boolean inBytes, long perSecond, @Nullable LongSupplier followed) {
    this.inBytes = inBytes;
    this.perSecond = checked(perSecond);
    this.followed = followed;
  }

  /// So many bytes a second, for elements that are [Bytes].
  ///
  /// @param perSecond from 1 to [#MAX]
  /// @return a new rate
  /// @throws IllegalArgumentException if it is out of range
  public static Rate bytes(long perSecond) {
    return new Rate(true, perSecond, null);
  }

  /// So many elements a second, for elements that are not [Bytes]: how much is in a block of these
  /// is nobody's wish.
  ///
  /// @param perSecond from 1 to [#MAX]
  /// @return a new rate
  /// @throws IllegalArgumentException if it is out of range
  public static Rate elements(long perSecond) {
    return new Rate(false, perSecond, null);
  }

  /// A rate that begins as this one is now and then is what somebody else says, who is asked when
  /// the first element comes, and about once a second while elements pass.
  ///
  /// @param perSecond gives the rate, from 1 to [#MAX]; called in the thread of the step, by
  ///   several at a time if several steps keep the rate
  /// @return a new rate
  public Rate following(LongSupplier perSecond) {
    return new Rate(inBytes, this.perSecond, perSecond);
  }

  /// Changes the rate, at once.
  ///
  /// @param perSecond from 1 to [#MAX], in bytes or elements as it was made
  /// @throws IllegalArgumentException if it is out of range; it stays as it is
  public void set(long perSecond) {
    long next = checked(perSecond);
    synchronized (this) {
      this.perSecond = next;
      waiting.forEach(LockSupport::unpark); // who waits, waits for another time now
    }
  }

  private static long checked(long perSecond) {
    if (perSecond < 1 || perSecond > MAX) {
      throw new IllegalArgumentException("a rate must be from 1 to " + MAX + "/s: " + perSecond);
    }
    return perSecond;
  }

  /// How much it is now.
  ///
  /// @return bytes or elements a second
  public long perSecond() {
    return perSecond;
  }

  /// What is counted.
  ///
  /// @return true for bytes, false for elements
  public boolean inBytes() {
    return inBytes;
  }

  /// Asks whom it follows.
  void look() {
    if (followed != null) {
      long told = followed.getAsLong();
      if (told != perSecond) {
        set(told);
      }
    }
  }

  /// Waits until a time, or a change of what was seen, or for less. Either it sees the change, or
  /// it is registered when that comes, and is unparked.
  void await(long seen, Clock clock, long until) throws InterruptedException {
    Thread here = Thread.currentThread();
    synchronized (this) {
      if (perSecond != seen) {
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

  /// Such as `10 MiB/s` or `1,000/s`.
  @Override
  public String toString() {
    return (inBytes ? Sizes.bytes(perSecond) : Sizes.count(perSecond)) + "/s";
  }
}
