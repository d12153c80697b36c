package dev.weir;

import java.util.concurrent.locks.LockSupport;

/// The time of the machine.
enum SystemClock implements Clock {
  INSTANCE;

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public void parkUntil(Object blocker, long until) {
    LockSupport.parkNanos(blocker, until - System.nanoTime()); // not at all if that is past
  }

  @Override
  public String toString() {
    return "the machine's clock";
  }
}
