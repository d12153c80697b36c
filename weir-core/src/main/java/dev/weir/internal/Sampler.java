package dev.weir.internal;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The one clock thread of this JVM: looks at every run a hundred times a second, and keeps
/// deadlines.
///
/// It is a daemon, begins with the first run, and ends a second after the last.
final class Sampler {
  private static final long TICK_MILLIS = 10;
  // For benchmarks alone, of what it costs: without it no run is looked at, and none is
  // interrupted.
  private static final boolean OFF = Boolean.getBoolean("dev.weir.internal.sampler.off");
  private static final ScheduledThreadPoolExecutor CLOCK = clock();
  // guarded by the class
  private static @Nullable Scope[] runs = new @Nullable Scope[16]; // each knows where it is
  private static int count; // so many of them are runs
  private static boolean ticking;

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
    if (OFF) {
      return;
    }
    synchronized (Sampler.class) {
      if (count == runs.length) {
        runs = Arrays.copyOf(runs, 2 * count);
      }
      run.watchedAt = count;
      runs[count++] = run;
      if (!ticking) {
        ticking = true;
        var _ = CLOCK.schedule(Sampler::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
      }
    }
  }

  /// The last one takes its place.
  static void forget(Scope run) {
    synchronized (Sampler.class) {
      int at = run.watchedAt;
      if (at >= 0) {
        run.watchedAt = -1;
        Scope last = Objects.requireNonNull(runs[--count]);
        runs[count] = null;
        if (at < count) {
          runs[at] = last;
          last.watchedAt = at;
        }
      }
    }
  }

  /// Calls `action` after a while, unless the returned handle was run before.
  static Runnable after(Duration delay, Runnable action) {
    var scheduled =
        CLOCK.schedule(action, TimeUnit.NANOSECONDS.convert(delay), TimeUnit.NANOSECONDS);
    return () -> scheduled.cancel(false);
  }

  /// Looks at all; needs no memory itself, so that it can help where there is none. One that
  /// changes its place meanwhile may be left out this time.
  private static void tick() {
    Scope run;
    for (int i = 0; (run = at(i)) != null; i++) {
      try {
        run.sample();
      } catch (Throwable e) {
        // whatever one run does to the clock, the others need it
      }
    }
    while (!goesOn()) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(TICK_MILLIS));
      for (int i = 0; (run = at(i)) != null; i++) {
        run.rescue();
      }
    }
  }

  private static @Nullable Scope at(int place) {
    synchronized (Sampler.class) {
      return place < count ? runs[place] : null;
    }
  }

  /// False if there is not even memory for the next tick.
  private static boolean goesOn() {
    synchronized (Sampler.class) {
      try {
        ticking = count > 0;
        if (ticking) {
          var _ = CLOCK.schedule(Sampler::tick, TICK_MILLIS, TimeUnit.MILLISECONDS);
        }
        return true;
      } catch (OutOfMemoryError e) {
        return false;
      }
    }
  }
}
