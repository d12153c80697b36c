package dev.weir;

/// The time that stages wait by: the machine's, unless a test brings its own.
///
/// Everything in Weir that waits for a time takes one of these, so a test replaces it and need not
/// sleep: `VirtualClock` of the test kit stands still until the test moves it.
///
/// Thread safety: all methods from anywhere.
public interface Clock {

  /// The time of the machine.
  ///
  /// @return a clock that always goes, by `System.nanoTime()`
  static Clock system() {
    return SystemClock.INSTANCE;
  }

  /// What time it is: it only goes forward, from a beginning that means nothing; to be compared as
  /// `System.nanoTime()` is.
  ///
  /// @return nanoseconds
  long nanoTime();

  /// Blocks the calling thread until a time has come. May return before that: when the thread is
  /// unparked, now or since its last wait, or interrupted, or for no reason. So callers look again,
  /// in a loop, and ask for an interruption themselves.
  ///
  /// @param blocker what it waits in, for whoever looks at the thread
  /// @param until on this clock, in nanoseconds; returns at once if that is past
  void parkUntil(Object blocker, long until);

  /// Waits for a while.
  ///
  /// @param nanos how long, in nanoseconds; returns at once if not more than 0
  /// @throws InterruptedException if interrupted while waiting
  default void sleep(long nanos) throws InterruptedException {
    long until = nanoTime() + nanos;
    while (until - nanoTime() > 0) {
      parkUntil(this, until);
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
    }
  }
}
