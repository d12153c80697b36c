package dev.weir;

import java.util.TreeMap;
import java.util.concurrent.locks.Condition;

/// A time that passes only where somebody waits for it, in one thread.
final class VirtualClock implements Clock {
  private final TreeMap<Long, Runnable> due = new TreeMap<>();
  private long now;

  /// Has something done at a time, if it is waited for then: the wait is over with it.
  void at(long nanos, Runnable action) {
    due.put(nanos, action);
  }

  /// Lets a time pass in which nobody waits.
  void pass(long nanos) {
    now += nanos;
  }

  @Override
  public long nanoTime() {
    return now;
  }

  @Override
  public void await(Condition changed, long nanos) {
    long until = now + nanos;
    var next = due.floorEntry(until);
    if (next == null) {
      now = until;
    } else {
      due.remove(next.getKey());
      now = next.getKey();
      next.getValue().run();
    }
  }
}
