package dev.weir.internal;

import java.util.concurrent.ThreadFactory;

/// How a run treats its threads.
///
/// @param threads makes the threads of all sections but the caller's
/// @param graceMillis how long a stage may ignore both abort and interrupt, in milliseconds
/// @param interruptAfterMillis how long after the abort a working section is interrupted, and how
///   often again
/// @param cleaningMillis how long a section may spend in closing before that is interrupted too
public record Timing(
    ThreadFactory threads, long graceMillis, long interruptAfterMillis, long cleaningMillis) {

  /// Virtual threads, 10 s of grace, an interrupt after 50 ms, one in closing after 1 s.
  public static final Timing DEFAULT =
      new Timing(Thread.ofVirtual().name("weir-section-", 0).factory(), 10_000, 50, 1_000);

  /// That of the run that is being opened in this thread, for runs that it opens within it.
  private static final ScopedValue<Timing> OUTER = ScopedValue.newInstance();

  /// The timing for a run that is opened here: of the run around it, if there is one, with a little
  /// less grace, so that of two runs that wait for the same stage the inner says so.
  ///
  /// @return the default outside of runs
  public static Timing here() {
    if (!OUTER.isBound()) {
      return DEFAULT;
    }
    Timing outer = OUTER.get();
    return outer.grace(Math.max(1, outer.graceMillis - outer.graceMillis / 10));
  }

  /// Opens something in a run with this timing.
  ///
  /// @param open what is opened
  /// @param <T> what that gives
  /// @return the same
  /// @throws Exception what opening has thrown
  <T> T opening(ScopedValue.CallableOp<T, Exception> open) throws Exception {
    return ScopedValue.where(OUTER, this).call(open);
  }

  /// This timing with other threads.
  ///
  /// @param factory makes them, not started
  /// @return the timing
  public Timing threads(ThreadFactory factory) {
    return new Timing(factory, graceMillis, interruptAfterMillis, cleaningMillis);
  }

  /// This timing with another grace.
  ///
  /// @param millis milliseconds
  /// @return the timing
  public Timing grace(long millis) {
    return new Timing(threads, millis, interruptAfterMillis, Math.min(cleaningMillis, millis / 2));
  }
}
