package dev.weir;

import java.util.TreeMap;

/// A time that passes only where somebody waits for it, in one thread: a wait is over at once, and
/// it is that much later.
public final class PassingClock implements Clock {
  private final TreeMap<Long, Runnable> due = new TreeMap<>();
  private long now;

  /// At 0.
  public PassingClock() {}

  /// Has something done at a time, if it is waited for then: the wait is over with it.
  ///
  /// @param nanos when
  /// @param action what
  public void at(long nanos, Runnable action) {
    due.put(nanos, action);
  }

  /// Lets a time pass in which nobody waits.
  ///
  /// @param nanos how long
  public void pass(long nanos) {
    now += nanos;
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void parkUntil(Object blocker, long until) {
    var next = due.floorEntry(until);
    if (next == null) {
      now = Math.max(now, until);
    } else {
      due.remove(next.getKey());
      now = next.getKey();
      next.getValue().run();
    }
  }
}
