package dev.weir;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(30)
class ThrottleTest {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  private final PassingClock clock = new PassingClock();

  private <T> Transform<T, T> throttle(Rate rate) {
    return new Throttling<>(rate, TokenBucket.TENTH, clock);
  }

  private static Bytes zeros(int length) {
    return Bytes.wrap(new byte[length]);
  }

  @Test
  void bytesPassAsFastAsTheRateSaysAndNotFaster() throws Exception {
    var source = Sources.of(zeros(1000), zeros(1), zeros(1999));
    try (var cursor = source.through(throttle(Rate.bytes(1000))).open()) {
      long total = 0;
      Bytes piece;
      while ((piece = cursor.read()) != null) {
        assertTrue(piece.length() <= 50, "a twentieth of a second's worth");
        total += piece.length();
        assertTrue(total <= 100 + clock.nanoTime() / MILLI, total + " at " + clock.nanoTime());
        assertTrue(total > 50 + clock.nanoTime() / MILLI - 50, total + " at " + clock.nanoTime());
      }
      assertEquals(3000, total);
      assertEquals(2900 * MILLI, clock.nanoTime());
    }
  }

  @Test
  void elementsPassAtTheirTimes() throws Exception {
    try (var cursor = Sources.of(1, 2, 3, 4).through(throttle(Rate.elements(10))).open()) {
      for (int n = 1; n <= 4; n++) {
        assertEquals(n, cursor.read());
        assertEquals((n - 1) * 100L * MILLI, clock.nanoTime());
      }
      assertNull(cursor.read());
    }
  }

  @Test
  void whatComesOutIsWhatWentIn() throws Exception {
    byte[] noise = new byte[100_003];
    new Random(7).nextBytes(noise);
    var source =
        Sources.of(Bytes.wrap(noise, 0, 70_000), Bytes.EMPTY, Bytes.wrap(noise, 70_000, 30_003));
    var out = new ByteArrayOutputStream();
    try (var cursor = source.through(throttle(Rate.bytes(12_345))).open()) {
      for (Bytes piece : cursor) {
        out.writeBytes(piece.toArray());
      }
    }
    assertArrayEquals(noise, out.toByteArray());
  }

  @Test
  void aLongPauseSavesUpOneBurstAndNoMore() throws Exception {
    var rate = Rate.elements(100);
    try (var cursor = Sources.of(numbers(60)).through(throttle(rate)).open()) {
      for (int i = 0; i < 10; i++) {
        cursor.read();
      }
      assertEquals(0, clock.nanoTime());
      clock.pass(365L * 86_400 * SECOND);
      long then = clock.nanoTime();
      for (int i = 0; i < 10; i++) {
        cursor.read();
      }
      assertEquals(then, clock.nanoTime());
      cursor.read();
      assertEquals(then + 10 * MILLI, clock.nanoTime());
    }
  }

  private static List<Integer> numbers(int count) {
    var numbers = new ArrayList<Integer>();
    for (int i = 0; i < count; i++) {
      numbers.add(i);
    }
    return numbers;
  }

  @Test
  void aBurstCanBeSaid() throws Exception {
    var throttle = new Throttling<Integer>(Rate.elements(1), 5, clock);
    try (var cursor = Sources.of(numbers(7)).through(throttle).open()) {
      for (int i = 0; i < 5; i++) {
        cursor.read();
        assertEquals(0, clock.nanoTime());
      }
      cursor.read();
      assertEquals(SECOND, clock.nanoTime());
    }
    assertThrows(IllegalArgumentException.class, () -> Throttle.to(Rate.elements(1), 0));
  }

  /// ```
  /// 0        one byte passes, the burst of 1 B/s
  /// 500 ms   half a byte is there; from now on 1,000 B/s, so 50 bytes pass at a time
  /// 549.5 ms the other 49.5 bytes are there
  /// ```
  @Test
  void aChangeTakesEffectWhileAStepIsWaiting() throws Exception {
    var rate = Rate.bytes(1);
    try (var cursor = Sources.of(zeros(1000)).through(throttle(rate)).open()) {
      assertEquals(zeros(1), cursor.read());
      clock.at(500 * MILLI, () -> rate.set(1000));
      assertEquals(zeros(50), cursor.read());
      assertEquals(549_500_000, clock.nanoTime());
    }
  }

  /// ```
  /// 0       100 bytes pass, the burst of 1,000 B/s
  /// 20 ms   20 bytes are there, where 50 are waited for; from now on 10 B/s, with a burst of 1
  /// 120 ms  one is there again
  /// ```
  @Test
  void aSlowerRateTakesEffectToo() throws Exception {
    var rate = Rate.bytes(1000);
    try (var cursor = Sources.of(zeros(1000)).through(throttle(rate)).open()) {
      assertEquals(zeros(50), cursor.read());
      assertEquals(zeros(50), cursor.read());
      clock.at(20 * MILLI, () -> rate.set(10));
      assertEquals(zeros(1), cursor.read());
      assertEquals(20 * MILLI, clock.nanoTime());
      assertEquals(zeros(1), cursor.read());
      assertEquals(120 * MILLI, clock.nanoTime());
    }
  }

  @Test
  void slowAndFastAreWithoutOverflow() throws Exception {
    for (long perSecond : new long[] {1, 100_000_000_000L, Rate.MAX}) {
      var virtual = new PassingClock();
      var throttle = new Throttling<Bytes>(Rate.bytes(perSecond), TokenBucket.TENTH, virtual);
      long total = 0;
      try (var cursor = Sources.of(zeros(700), zeros(1 << 20), zeros(1)).through(throttle).open()) {
        while (virtual.nanoTime() < 600 * SECOND) {
          Bytes piece = cursor.read();
          if (piece == null) {
            break;
          }
          total += piece.length();
        }
      }
      assertEquals(perSecond == 1 ? 601 : 701 + (1 << 20), total);
      assertEquals(perSecond == 1 ? 600 * SECOND : 0, virtual.nanoTime());
    }
  }

  @Test
  void aRateIsInRange() {
    for (long wrong : new long[] {0, -1, Long.MIN_VALUE, Rate.MAX + 1}) {
      assertThrows(IllegalArgumentException.class, () -> Rate.bytes(wrong));
      assertThrows(IllegalArgumentException.class, () -> Rate.elements(wrong));
    }
    var rate = Rate.bytes(5);
    assertThrows(IllegalArgumentException.class, () -> rate.set(0));
    assertEquals(5, rate.perSecond());
  }

  @Test
  void aRateMayBeForAnotherTimeThanASecond() throws Exception {
    var rate = Rate.elements(10).per(Duration.ofMinutes(1));
    assertEquals("10/1m", rate.toString());
    assertEquals(0, rate.perSecond());
    try (var cursor = Sources.of(1, 2, 3).through(Throttle.<Integer>to(rate, clock)).open()) {
      assertEquals(1, cursor.read());
      assertEquals(2, cursor.read());
      assertEquals(6 * SECOND, clock.nanoTime());
      rate.set(60);
      assertEquals(3, cursor.read());
      assertEquals(7 * SECOND, clock.nanoTime());
    }
    var day = Rate.elements(1).per(Duration.ofDays(1));
    try (var cursor = Sources.of(1, 2).through(Throttle.<Integer>to(day, 2, clock)).open()) {
      assertEquals(1, cursor.read());
      assertEquals(2, cursor.read(), "the burst");
      assertEquals(7 * SECOND, clock.nanoTime());
    }
    var milli = Rate.bytes(1).per(Duration.ofMillis(1));
    assertEquals(1000, milli.perSecond());
    try (var cursor = Sources.of(zeros(101)).through(throttle(milli)).open()) {
      assertEquals(zeros(50), cursor.read());
      assertEquals(zeros(50), cursor.read());
      assertEquals(zeros(1), cursor.read());
      assertEquals(7 * SECOND + MILLI, clock.nanoTime());
    }
    assertThrows(IllegalArgumentException.class, () -> day.per(Duration.ZERO));
    var thrown = assertThrows(IllegalArgumentException.class, () -> day.set(1_000_000_000));
    assertTrue(
        Objects.requireNonNull(thrown.getMessage()).endsWith("say it for a shorter time"),
        thrown.getMessage());
  }

  @Test
  void elementsPassByTheirWeight() throws Exception {
    var rate = Rate.weight(10, n -> (Integer) n);
    var throttle = Throttle.<Integer>to(rate, 20, clock);
    try (var cursor = Sources.of(15, 5, 10, 0, 50, 1).through(throttle).open()) {
      assertEquals(15, cursor.read());
      assertEquals(5, cursor.read());
      assertEquals(0, clock.nanoTime());
      assertEquals(10, cursor.read());
      assertEquals(SECOND, clock.nanoTime());
      assertEquals(0, cursor.read());
      assertEquals(SECOND, clock.nanoTime());
      assertEquals(50, cursor.read(), "when a whole burst is there");
      assertEquals(3 * SECOND, clock.nanoTime());
      assertEquals(1, cursor.read(), "when the other thirty are paid, and its own");
      assertEquals(6 * SECOND + 100 * MILLI, clock.nanoTime());
    }
  }

  @Test
  void weightsWithoutEndDoNotOverflow() throws Exception {
    var rate = Rate.weight(Rate.MAX, _ -> Long.MAX_VALUE);
    var throttle = Throttle.<Integer>to(rate, 1, clock);
    try (var cursor = Sources.of(1, 2, 3).through(throttle).open()) {
      assertEquals(1, cursor.read());
      assertEquals(2, cursor.read());
      assertEquals(3, cursor.read());
      assertTrue(clock.nanoTime() > SECOND && clock.nanoTime() < 3 * SECOND);
    }
    var negative = Throttle.<Integer>to(Rate.weight(1, _ -> -1), clock);
    try (var cursor = Sources.of(1).through(negative).open()) {
      assertThrows(StreamException.class, () -> cursor.read());
    }
  }

  @Test
  void theWrongKindIsAFailure() throws Exception {
    try (var cursor = Sources.of("x").through(throttle(Rate.bytes(10 << 20))).open()) {
      var failure = assertThrows(StreamException.class, () -> cursor.read());
      assertTrue(
          failure
              .getMessage()
              .startsWith(
                  "throttle: a rate of 10 MiB/s counts bytes, but this is a java.lang.String ("));
    }
    try (var cursor = Sources.of(zeros(1)).through(throttle(Rate.elements(1000))).open()) {
      var failure = assertThrows(StreamException.class, () -> cursor.read());
      assertTrue(
          failure
              .getMessage()
              .startsWith(
                  "throttle: a rate of 1,000/s counts elements,"
                      + " but these are blocks of bytes, of any size ("));
    }
  }

  @Test
  void whomItFollowsIsAskedAtTheFirstElementAndOnceASecond() throws Exception {
    var asked = new ArrayList<Long>();
    var told = new AtomicLong(2);
    var rate =
        Rate.elements(1000)
            .following(
                () -> {
                  asked.add(clock.nanoTime() / MILLI);
                  return told.get();
                });
    try (var cursor = Sources.of(numbers(100)).through(throttle(rate)).open()) {
      assertEquals(List.of(), asked);
      cursor.read();
      for (int i = 0; i < 4; i++) {
        cursor.read();
      }
      assertEquals(2000 * MILLI, clock.nanoTime());
      assertEquals(List.of(0L, 1000L, 2000L), asked);
      told.set(4);
      cursor.read();
      cursor.read();
      assertEquals(3000 * MILLI, clock.nanoTime());
      cursor.read();
      assertEquals(3250 * MILLI, clock.nanoTime());
      assertEquals(4, rate.perSecond());
    }
  }

  @Test
  void itIsDoneWithWhatIsNotWantedAnyMore() throws Exception {
    try (var cursor = Sources.of(zeros(1000)).through(throttle(Rate.bytes(100))).take(2).open()) {
      assertEquals(zeros(5), cursor.read());
      assertEquals(zeros(5), cursor.read());
      assertNull(cursor.read());
      assertEquals(0, clock.nanoTime());
    }
    var seen = new ArrayList<Bytes>();
    Pipeline.from(Sources.of(zeros(1000)))
        .through(throttle(Rate.bytes(100)))
        .take(3)
        .forEach(seen::add)
        .run();
    assertEquals(List.of(zeros(5), zeros(5), zeros(5)), seen);
  }

  @Test
  void aWaitingStepIsWokenByAChange() throws Exception {
    var rate = Rate.bytes(1);
    var first = new CountDownLatch(1);
    Run<Summary> run =
        Pipeline.from(Sources.of(zeros(1 << 20)))
            .through(Throttle.to(rate))
            .forEach(_ -> first.countDown())
            .start();
    first.await();
    rate.set(Rate.MAX);
    run.await();
    assertEquals(1 << 20, run.summary().progress().bytesIn());
  }

  @Test
  void aWaitingStepIsFreedByCancelling() throws Exception {
    var first = new CountDownLatch(1);
    Run<Summary> run =
        Pipeline.from(Sources.of(numbers(100_000)))
            .through(Throttle.to(Rate.elements(1)))
            .forEach(_ -> first.countDown())
            .start();
    first.await();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void aWaitingLoopIsInterrupted() throws Exception {
    try (var cursor = Sources.of(1, 2).through(Throttle.<Integer>to(Rate.elements(1))).open()) {
      assertEquals(1, cursor.read());
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, () -> cursor.read());
    }
  }

  @Test
  void itHasANameAndHoldsNothing() {
    Transform<Bytes, Bytes> throttle = Throttle.to(Rate.bytes(1));
    assertEquals("throttle", throttle.name());
    assertEquals(OptionalLong.of(0), throttle.heldBytes());
    assertEquals("1.5 KiB/s", Rate.bytes(1536).toString());
  }
}
