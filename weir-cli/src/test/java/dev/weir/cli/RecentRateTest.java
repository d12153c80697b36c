package dev.weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RecentRateTest {
  private static final long PERIOD = 200_000_000;

  @Test
  void oneReadingIsNoRate() {
    var rate = new RecentRate();
    assertEquals(-1, rate.perSecond());
    rate.read(0, 10);
    assertEquals(-1, rate.perSecond());
  }

  @Test
  void itIsTheRateOfTheLastFiveSecondsOnly() {
    var rate = new RecentRate();
    long amount = 0;
    for (int i = 0; i < 100; i++) {
      rate.read(i * PERIOD, amount += 1_000);
    }
    assertEquals(5_000, rate.perSecond(), 0.001);
    for (int i = 100; i < 126; i++) {
      rate.read(i * PERIOD, amount += 100);
    }
    assertEquals(500, rate.perSecond(), 0.001);
  }

  @Test
  void aPauseOfTheWholeProcessIsNotPartOfIt() {
    var rate = new RecentRate();
    rate.read(0, 0);
    rate.read(PERIOD, 1_000);
    rate.read(PERIOD + 3_600_000_000_000L, 1_100);
    assertEquals(-1, rate.perSecond());
    rate.read(2 * PERIOD + 3_600_000_000_000L, 2_100);
    assertEquals(5_000, rate.perSecond(), 0.001);
  }
}
