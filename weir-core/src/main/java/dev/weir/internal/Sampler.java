package dev.weir.internal;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/// The one clock thread of this JVM: looks at every run a hundred times a second, and keeps
/// deadlines.
///
/// It is a daemon, begins with the first run, and ends a second after the last.
final class Sampler {
  private static final long TICK_MILLIS = 10;
  private static final Set<Scope> RUNS = ConcurrentHashMap.newKeySet();
  private static final ScheduledThreadPoolExecutor CLOCK = clock();
  private static boolean ticking; // guarded by the class

  private Sampler() {}

  private static ScheduledThreadPoolExecutor clock() {
    var clock =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("weir-clock").factory());
    clock.setRemoveOnCancelPolicy(true);
    clock.setKeepAliveTime(1, TimeUnit.SECONDS);
    clock.allowCoreThreadTimeOut(true);
    return clock;
  }

  static void watch(Scope run) {
    RUNS.add(run);
    synchronized (Sampler.class) {
      if (!ticking) {
        ticking = true;
        var _ = CLOCK.schedule(Sampler::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  static void forget(Scope run) {
    RUNS.remove(run);
  }

  /// Calls `action` after a while, unless the returned handle was run before.
  static Runnable after(Duration delay, Runnable action) {
    var scheduled =
        CLOCK.schedule(action, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  private static void tick() {
    try {
      RUNS.forEach(Scope::sample);
    } finally {
      goOn(); // whatever one run does to the clock, the others need it
    }
  }

  private static void goOn() {
    synchronized (Sampler.class) {
      ticking = !RUNS.isEmpty();
      if (ticking) {
        var _ = CLOCK.schedule(Sampler::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }
}
