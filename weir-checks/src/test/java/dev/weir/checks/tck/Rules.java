package dev.weir.checks.tck;

import org.reactivestreams.tck.TestEnvironment;

/// How long the rules wait: for a signal that must come, and for one that must not.
final class Rules {
  private static final long SIGNAL_MILLIS = 2_000;
  private static final long SILENCE_MILLIS = 100;

  /// How long a publisher may hold a subscriber that has cancelled.
  static final long GONE_MILLIS = 500;

  private Rules() {}

  static TestEnvironment environment() {
    return new TestEnvironment(SIGNAL_MILLIS, SILENCE_MILLIS, SILENCE_MILLIS);
  }
}
