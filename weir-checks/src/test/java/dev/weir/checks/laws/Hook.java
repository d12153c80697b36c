package dev.weir.checks.laws;

import java.util.concurrent.atomic.AtomicInteger;

/// What an operator's user function calls with the element that it was given: does nothing, or
/// fails.
///
/// Threads: any.
final class Hook {
  private final int failing; // which call, from 1
  private final Exception failure;
  private final AtomicInteger calls = new AtomicInteger();

  private Hook(int failing, Exception failure) {
    this.failing = failing;
    this.failure = failure;
  }

  /// Does nothing.
  static Hook none() {
    return failingAt(-1, new Exception("never thrown"));
  }

  /// Fails once.
  static Hook failingAt(int nth, Exception failure) {
    return new Hook(nth, failure);
  }

  /// One that does the same, and has not been called yet.
  Hook again() {
    return new Hook(failing, failure);
  }

  /// Called by the user function; gives the element back.
  int of(int element) throws Exception {
    if (calls.incrementAndGet() == failing) {
      throw failure;
    }
    return element;
  }

  boolean failed() {
    return failing > 0 && calls.get() >= failing;
  }
}
