package dev.weir;

import java.util.concurrent.locks.Condition;

/// The time that a step waits by, so that a test can have its own.
interface Clock {

  /// The time of the machine.
  Clock SYSTEM =
      new Clock() {
        @Override
        public long nanoTime() {
          return System.nanoTime();
        }

        @Override
        @SuppressWarnings("WaitNotInLoop") // the callers have the loop
        public void await(Condition changed, long nanos) throws InterruptedException {
          var _ = changed.awaitNanos(nanos);
        }
      };

  /// A time that only goes forward.
  long nanoTime();

  /// Waits, with the lock of the condition, until it is signalled or the time is over, or for no
  /// reason.
  void await(Condition changed, long nanos) throws InterruptedException;
}
