package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private static final Duration MILLI = Duration.ofMillis(1);

  private final PassingClock clock = new PassingClock();

  /// When it is tried, in milliseconds; each try fails.
  private List<Long> times(Backoff backoff) throws InterruptedException {
    var tries = new Tries(backoff.clock(clock));
    var times = new ArrayList<Long>();
    do {
      times.add(clock.nanoTime() / 1_000_000);
    } while (tries.again());
    return times;
  }

  @Test
  void eachWaitIsLongerByTheFactorUpToTheLongest() throws Exception {
    var backoff = Backoff.exponential(Duration.ofMillis(100)).jitter(0).tries(7);
    assertEquals(
        List.of(0L, 100L, 300L, 700L, 1200L, 1700L, 2200L),
        times(backoff.max(Duration.ofMillis(500))));
  }

  @Test
  void aFixedWaitStaysTheSame() throws Exception {
    assertEquals(List.of(0L, 5L, 10L, 15L, 20L), times(Backoff.fixed(Duration.ofMillis(5))));
  }

  @Test
  void oneTryIsNoSecond() throws Exception {
    assertEquals(List.of(0L), times(Backoff.fixed(MILLI).tries(1)));
  }

  @Test
  void noTryBeginsTooLateAfterTheFirstFailure() throws Exception {
    var backoff = Backoff.fixed(Duration.ofMillis(10)).tries(100).within(Duration.ofMillis(35));
    assertEquals(List.of(0L, 10L, 20L, 30L), times(backoff));
    assertEquals(30, clock.nanoTime() / 1_000_000, "it does not wait for what is too late");
  }

  @Test
  void theJitterLeavesOutAPartOfTheWaitAndNotMore() throws Exception {
    var seen = new ArrayList<Long>();
    for (int i = 0; i < 200; i++) {
      var own = new PassingClock();
      var tries = new Tries(Backoff.fixed(Duration.ofMillis(100)).jitter(0.25).clock(own));
      assertTrue(tries.again());
      seen.add(own.nanoTime());
    }
    assertTrue(seen.stream().allMatch(nanos -> nanos >= 75_000_000 && nanos <= 100_000_000));
    assertTrue(seen.stream().distinct().count() > 100, "it is drawn anew each time");
  }

  @Test
  void manyFailuresDoNotOverflow() {
    var backoff = Backoff.exponential(Duration.ofSeconds(1)).factor(1000);
    assertEquals(30_000_000_000L, backoff.nanosAfter(Integer.MAX_VALUE));
    assertEquals(0, Backoff.exponential(Duration.ZERO).nanosAfter(Integer.MAX_VALUE));
    var long1 = Backoff.fixed(Duration.ofDays(1_000_000));
    assertTrue(long1.nanosAfter(3) > 0);
  }

  @Test
  void aSuccessMakesTheNextFailureAFirstOne() throws Exception {
    var tries = new Tries(Backoff.exponential(MILLI).jitter(0).tries(3).clock(clock));
    assertTrue(tries.again());
    assertTrue(tries.again());
    tries.succeeded();
    long then = clock.nanoTime();
    assertTrue(tries.again());
    assertEquals(then + 1_000_000, clock.nanoTime());
    assertTrue(tries.again());
    assertFalse(tries.again());
    assertEquals(4, tries.count());
  }

  @Test
  void aWaitIsEndedByAnAbort() throws Exception {
    var tries = new Tries(Backoff.fixed(Duration.ofDays(1)));
    var begun = new CountDownLatch(1);
    var aborter =
        Thread.ofVirtual()
            .start(
                () -> {
                  begun.countDown();
                  tries.abort();
                });
    begun.await();
    assertFalse(tries.again());
    assertFalse(tries.again(), "and so is every later one");
    aborter.join();
  }

  @Test
  void aWaitIsEndedByAnInterruption() {
    Thread.currentThread().interrupt();
    var tries = new Tries(Backoff.fixed(Duration.ofDays(1)));
    assertThrows(InterruptedException.class, tries::again);
  }

  @Test
  void numbersAreInRange() {
    var good = Backoff.exponential(MILLI);
    assertThrows(IllegalArgumentException.class, () -> Backoff.fixed(Duration.ofNanos(-1)));
    assertThrows(IllegalArgumentException.class, () -> good.factor(0.5));
    assertThrows(IllegalArgumentException.class, () -> good.factor(Double.NaN));
    assertThrows(IllegalArgumentException.class, () -> good.jitter(1.1));
    assertThrows(IllegalArgumentException.class, () -> good.jitter(-0.1));
    assertThrows(IllegalArgumentException.class, () -> good.tries(0));
    assertThrows(IllegalArgumentException.class, () -> good.within(Duration.ofNanos(-1)));
  }
}
