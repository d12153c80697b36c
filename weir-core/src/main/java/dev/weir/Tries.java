package dev.weir;

import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/// The tries of one thing after another, by a [Backoff]: waits, and counts.
///
/// Threads: one; [#abort()] and [#count()] from anywhere.
final class Tries {
  private final Backoff backoff;
  private int failures; // in a row
  private long failedAt; // the first of them, on the clock
  private final Tally again = new Tally(); // in all
  private final Alarm alarm;

  Tries(Backoff backoff) {
    this.backoff = backoff;
    this.alarm = new Alarm(backoff.clock());
  }

  /// A try has failed: waits until it is time for another.
  ///
  /// @return false if there is to be none
  boolean again() throws InterruptedException {
    long now = backoff.clock().nanoTime();
    if (failures == 0) {
      failedAt = now;
    }
    failures++;
    long until = now + jittered(backoff.nanosAfter(failures));
    if (failures >= backoff.tries() || tooLate(until)) {
      return false;
    }
    if (!alarm.await(until)) {
      return false;
    }
    again.add();
    return true;
  }

  private long jittered(long nanos) {
    double share = backoff.jitter();
    return share == 0
        ? nanos
        : nanos - (long) (nanos * share * ThreadLocalRandom.current().nextDouble());
  }

  private boolean tooLate(long until) {
    return backoff.within() != null && until - failedAt > Backoff.nanos(backoff.within());
  }

  /// What a thing fails with that is not tried again: its first failure, with the last one
  /// suppressed onto it.
  @SuppressWarnings("ReferenceEquality")
  static Exception givenUp(@Nullable Exception first, Exception last) {
    if (first == null || first == last) {
      return last;
    }
    first.addSuppressed(last);
    return first;
  }

  /// A try has succeeded: the next failure is a first one.
  void succeeded() {
    if (failures != 0) {
      failures = 0;
    }
  }

  /// How often something was tried again, in all.
  long count() {
    return again.count();
  }

  boolean aborted() {
    return alarm.calledOff();
  }

  /// Ends the wait, and every later one: there is to be no other try.
  void abort() {
    alarm.callOff();
  }
}
