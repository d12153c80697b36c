package dev.weir.testkit;

import dev.weir.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.LongPredicate;
import java.util.stream.Collectors;

/// A time that stands still until the test moves it: no test sleeps, and each wait is over exactly
/// when the test says so.
///
/// ```java
/// var clock = new VirtualClock();
/// try (var stepper = new Stepper(); var ticks = Sources.tick(Duration.ofSeconds(1), clock).open()) {
///   var tick = stepper.actor("reader").begins(ticks::read);
///   clock.awaitWaiter(Duration.ofSeconds(1));  // the reader waits, for just so long
///   clock.advance(Duration.ofSeconds(1));
///   assertEquals(1, tick.result());
/// }
/// ```
///
/// It begins at 0. Where a thread is to be found waiting, the test is made to wait for that, for 10
/// seconds of the machine's at most.
///
/// Thread safety: all methods from anywhere.
public final class VirtualClock implements Clock {
  /*
   * A thread registers under the monitor, and only if its time has not come; whoever moves the time does
   * so under the monitor and then unparks those whose time it is. So either the thread has seen the new
   * time, or it is registered and is unparked; a permit that comes before its park makes that return.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final Map<Thread, Long> waiting = new HashMap<>(); // guarded by this
  private long now; // guarded by this

  /// A clock that stands at 0.
  public VirtualClock() {}

  @Override
  public synchronized long nanoTime() {
    return now;
  }

  @Override
  public void parkUntil(Object blocker, long until) {
    if (!enter(until)) {
      return;
    }
    LockSupport.park(blocker);
    leave();
  }

  private synchronized boolean enter(long until) {
    if (until - now <= 0) {
      return false;
    }
    waiting.put(Thread.currentThread(), until);
    notifyAll(); // whoever waits for waiters may look again
    return true;
  }

  private synchronized void leave() {
    waiting.remove(Thread.currentThread());
    notifyAll(); // whoever moved the time may go on
  }

  /// Moves the time on, in one step, and wakes whoever has waited for a time up to then. Returns
  /// when they have all been woken; what they do next, they do in their own time.
  ///
  /// @param time how far; not negative
  /// @throws InterruptedException if interrupted while waiting for the others to wake
  public synchronized void advance(Duration time) throws InterruptedException {
    if (time.isNegative()) {
      throw new IllegalArgumentException("time only goes forward: " + time);
    }
    now += time.toNanos();
    List<Thread> due = threads(until -> until - now <= 0);
    due.forEach(LockSupport::unpark);
    await(() -> due.stream().noneMatch(this::overdue), "they do not wake");
  }

  private boolean overdue(Thread thread) {
    Long until = waiting.get(thread);
    return until != null && until - now <= 0;
  }

  /// Waits until a thread waits for a time that is just so far away.
  ///
  /// @param left from now
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if none does within 10 s; it names those that wait for other times
  public synchronized void awaitWaiter(Duration left) throws InterruptedException {
    await(() -> waiting.containsValue(now + left.toNanos()), "nobody waits for " + left);
  }

  /// Waits until so many threads wait for a time to come.
  ///
  /// @param count at least so many
  /// @throws InterruptedException if interrupted while waiting
  /// @throws AssertionError if they do not within 10 s
  public synchronized void awaitWaiters(int count) throws InterruptedException {
    await(() -> threads(until -> until - now > 0).size() >= count, "not " + count + " wait");
  }

  /// How many threads wait for a time that has not come.
  ///
  /// @return 0 or more
  public synchronized int waiters() {
    return threads(until -> until - now > 0).size();
  }

  /// What time it is.
  ///
  /// @return since the beginning
  public Duration elapsed() {
    return Duration.ofNanos(nanoTime());
  }

  private List<Thread> threads(LongPredicate which) {
    return waiting.entrySet().stream()
        .filter(entry -> which.test(entry.getValue()))
        .map(Map.Entry::getKey)
        .toList();
  }

  private synchronized void await(BooleanSupplier what, String otherwise)
      throws InterruptedException {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (!what.getAsBoolean()) {
      long left = until - System.nanoTime();
      if (left <= 0) {
        throw new AssertionError(otherwise + "; " + described(waiting.values()));
      }
      TimeUnit.NANOSECONDS.timedWait(this, left);
    }
  }

  private String described(Collection<Long> times) {
    String all =
        times.stream()
            .sorted()
            .map(until -> Duration.ofNanos(until - now).toString())
            .collect(Collectors.joining(", "));
    return "at " + elapsed() + " these are waited for: " + (all.isEmpty() ? "none" : all);
  }
}
