package dev.weir;

import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A wait for a time, which can be called off from outside.
///
/// Threads: one waits; [#callOff()] from anywhere. That writes `calledOff` and then looks who
/// waits; who waits has said so before it looks at `calledOff`. Both are volatile, so one of them
/// sees the other, and an unpark that comes before the park makes that return.
final class Alarm {
  private final Clock clock;
  private volatile boolean calledOff;
  private volatile @Nullable Thread waiting;

  Alarm(Clock clock) {
    this.clock = clock;
  }

  /// Waits until a time on the clock.
  ///
  /// @return false if it was called off, then or before
  boolean await(long until) throws InterruptedException {
    waiting = Thread.currentThread();
    try {
      while (!calledOff && until - clock.nanoTime() > 0) {
        clock.parkUntil(this, until);
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
      }
    } finally {
      waiting = null;
    }
    return !calledOff;
  }

  boolean calledOff() {
    return calledOff;
  }

  /// Ends the wait, and every later one.
  void callOff() {
    calledOff = true;
    LockSupport.unpark(waiting); // it may see that
  }
}
