package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final long SECOND = 1_000_000_000;
  private static final BigInteger PARTS = BigInteger.valueOf(SECOND);

  @Test
  void itIsFullAtFirst() {
    var bucket = new TokenBucket(1000, 7, 0);
    assertFalse(bucket.take(8));
    assertTrue(bucket.take(7));
    assertFalse(bucket.take(1));
  }

  @Test
  void itFillsAsTheRateSays() {
    var bucket = new TokenBucket(10, 5, 0);
    assertTrue(bucket.take(5));
    assertEquals(100_000_000, bucket.nanosUntil(1));
    bucket.advance(99_999_999, 10);
    assertFalse(bucket.take(1));
    assertEquals(1, bucket.nanosUntil(1));
    bucket.advance(100_000_000, 10);
    assertTrue(bucket.take(1));
    bucket.advance(10 * SECOND, 10);
    assertFalse(bucket.take(6));
    assertTrue(bucket.take(5));
  }

  @Test
  void partsOfATokenAreNotLost() {
    var bucket = new TokenBucket(3, 2, 0);
    assertTrue(bucket.take(2));
    for (long now = 1; now < SECOND / 3; now += 11) {
      bucket.advance(now, 3);
    }
    bucket.advance(333_333_333, 3);
    assertFalse(bucket.take(1));
    bucket.advance(333_333_334, 3);
    assertTrue(bucket.take(1));
  }

  @Test
  void theBurstFollowsTheRateUnlessItIsSaid() {
    var tenth = new TokenBucket(1000, TokenBucket.TENTH, 0);
    tenth.advance(0, 50);
    assertFalse(tenth.take(6));
    assertTrue(tenth.take(5));
    tenth.advance(0, 100_000);
    assertFalse(tenth.take(1));
    tenth.advance(SECOND, 100_000);
    assertTrue(tenth.take(10_000));
    assertFalse(tenth.take(1));
    var said = new TokenBucket(1000, 300, 0);
    said.advance(0, 50);
    assertTrue(said.take(300));
  }

  @Test
  void whatIsTakenAtATimeIsATwentiethOfASecondsWorthAndHalfOfTheBurst() {
    assertEquals(50, new TokenBucket(1000, TokenBucket.TENTH, 0).piece());
    assertEquals(50, new TokenBucket(1000, 1_000_000, 0).piece());
    assertEquals(3, new TokenBucket(1000, 7, 0).piece());
    assertEquals(1, new TokenBucket(1000, 1, 0).piece());
    assertEquals(1, new TokenBucket(1, TokenBucket.TENTH, 0).piece());
    assertEquals(1, new TokenBucket(19, TokenBucket.TENTH, 0).piece());
  }

  @Test
  void theTimeMayTurnOver() {
    var bucket = new TokenBucket(10, 1, Long.MAX_VALUE);
    assertTrue(bucket.take(1));
    bucket.advance(Long.MAX_VALUE + SECOND / 20, 10);
    assertFalse(bucket.take(1));
    bucket.advance(Long.MAX_VALUE + SECOND / 10, 10);
    assertTrue(bucket.take(1));
  }

  /// Against the same in numbers that cannot overflow.
  @Test
  void itIsExactAtAnyRateOverAnyTime() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    long[] rates = {1, 7, 999_999_999, SECOND, SECOND + 1, 100_000_000_000L, Rate.MAX};
    for (int i = 0; i < 20_000; i++) {
      String why = "seed " + seed + ", " + i;
      long rate = rates[random.nextInt(rates.length)];
      long burst = Math.max(1, random.nextLong(Rate.MAX) >>> random.nextInt(60));
      var bucket = new TokenBucket(rate, burst, 0);
      BigInteger full = BigInteger.valueOf(burst).multiply(PARTS);
      BigInteger model = full;
      long now = 0;
      for (int step = 0; step < 10; step++) {
        long tokens = model.divide(PARTS).longValueExact();
        long taken = random.nextBoolean() ? tokens : random.nextLong(tokens + 1);
        assertFalse(bucket.take(tokens + 1), why);
        assertTrue(bucket.take(taken), why);
        model = model.subtract(BigInteger.valueOf(taken).multiply(PARTS));
        long elapsed = random.nextLong(1L << 56) >>> random.nextInt(56);
        now += elapsed;
        model = model.add(BigInteger.valueOf(elapsed).multiply(BigInteger.valueOf(rate))).min(full);
        rate = rates[random.nextInt(rates.length)];
        bucket.advance(now, rate);
      }
    }
  }

  @Test
  void theTimeToWaitIsExact() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int i = 0; i < 20_000; i++) {
      long rate = Math.max(1, random.nextLong(Rate.MAX) >>> random.nextInt(60));
      int count = 1 + random.nextInt(Integer.MAX_VALUE);
      var bucket = new TokenBucket(rate, count, 0);
      assertTrue(bucket.take(1 + random.nextInt(count)));
      if (!bucket.take(count)) {
        String why = "seed " + seed + ", rate " + rate + ", count " + count;
        long wait = bucket.nanosUntil(count);
        bucket.advance(wait - 1, rate);
        assertFalse(bucket.take(count), why);
        bucket.advance(wait, rate);
        assertTrue(bucket.take(count), why);
      }
    }
  }
}
