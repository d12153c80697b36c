package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Runs many cases, some at a time, each in a thread of its own and within a limit of time. Two of
/// three threads are virtual.
final class Cases {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final int SHOWN = 3;

  private Cases() {}

  /// One case; throws if something does not hold.
  @FunctionalInterface
  interface Check<C> {
    void run(C checked) throws Exception;
  }

  /// Runs all cases, and fails with the first few that do not hold.
  ///
  /// @return how many ran
  static <C> int run(String family, List<C> cases, int atATime, Check<C> check)
      throws InterruptedException {
    long began = System.nanoTime();
    int number = 0;
    var turns = new Semaphore(atATime);
    Map<C, Thread> inside = new ConcurrentHashMap<>();
    var failures = new ConcurrentLinkedQueue<Throwable>();
    for (C one : cases) {
      turns.acquire();
      Thread.Builder kind = ++number % 3 == 0 ? Thread.ofPlatform().daemon() : Thread.ofVirtual();
      Thread thread = kind.name("case").unstarted(task(one, check, inside, failures, turns));
      inside.put(one, thread);
      thread.start();
      if (failures.size() >= SHOWN) {
        break;
      }
    }
    if (!turns.tryAcquire(atATime, LIMIT.toSeconds() * 2, TimeUnit.SECONDS)) {
      inside.forEach((one, thread) -> failures.add(hung(one, thread)));
    }
    show(family, failures);
    System.out.printf(
        "%s: %,d cases in %.1f s%n", family, cases.size(), (System.nanoTime() - began) / 1e9);
    return cases.size();
  }

  private static <C> Runnable task(
      C one,
      Check<C> check,
      Map<C, Thread> inside,
      ConcurrentLinkedQueue<Throwable> failures,
      Semaphore turns) {
    return () -> {
      try {
        timed(one, check);
      } catch (Throwable e) {
        failures.add(new AssertionError(one + ": " + e, e));
      } finally {
        inside.remove(one);
        turns.release();
      }
    };
  }

  private static <C> void timed(C one, Check<C> check) throws Exception {
    long began = System.nanoTime();
    check.run(one);
    long took = System.nanoTime() - began;
    if (took > LIMIT.toNanos()) {
      throw new AssertionError("took " + TimeUnit.NANOSECONDS.toMillis(took) + " ms");
    }
  }

  private static AssertionError hung(Object one, Thread thread) {
    var failure = new AssertionError(one + ": hangs");
    failure.setStackTrace(thread.getStackTrace());
    return failure;
  }

  private static void show(String family, Iterable<Throwable> failures) {
    var shown = new ArrayList<Throwable>();
    failures.forEach(shown::add);
    if (!shown.isEmpty()) {
      var first = new AssertionError(family + ": " + shown.getFirst(), shown.getFirst());
      shown.stream().skip(1).limit(SHOWN).forEach(first::addSuppressed);
      fail(first);
    }
  }
}
