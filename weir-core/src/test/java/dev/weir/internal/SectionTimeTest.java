package dev.weir.internal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import org.junit.jupiter.api.Test;

/// How the time of a thread is divided.
class SectionTimeTest {
  private static final long SECOND = 1_000_000_000;

  private static Spent[] of(int stages, long held, long over, long... had) {
    var time = new SectionTime(SECOND, null, null, stages);
    for (int i = 0; i < stages; i++) {
      time.had(i, had[i], 0);
    }
    return time.spent(held, over);
  }

  @Test
  void whileOneWorksThoseBeforeItWaitForRoomAndThoseBehindItForInput() {
    Spent[] spent = of(3, 0, 0, 10, 80, 10);
    assertEquals(new Spent(SECOND / 10, 0, SECOND / 10 * 9, SECOND / 10, 0), rounded(spent[0]));
    assertEquals(
        new Spent(SECOND / 10 * 8, SECOND / 10, SECOND / 10, SECOND / 10 * 8, 0),
        rounded(spent[1]));
    assertEquals(new Spent(SECOND / 10, SECOND / 10 * 9, 0, SECOND / 10, 0), rounded(spent[2]));
  }

  @Test
  void theThreePartsAreTheWhole() {
    for (Spent spent : of(4, 7, 5, 3, 0, 19, 23)) {
      assertEquals(SECOND, spent.working() + spent.forInput() + spent.forRoom());
    }
  }

  @Test
  void whatWasNeverSampledWaitsForInput() {
    for (Spent spent : of(2, 0, 0, 0, 0)) {
      assertEquals(new Spent(0, SECOND, 0, 0, 0), spent);
    }
  }

  @Test
  void aSourceThatIsHeldWaitsForRoomAndTheOthersForInput() {
    Spent[] spent = of(2, 100, 0, 0, 0);
    assertEquals(new Spent(0, 0, SECOND, 0, 0), spent[0]);
    assertEquals(new Spent(0, SECOND, 0, 0, 0), spent[1]);
  }

  @Test
  void theFarSidesOfSourceAndSinkAreInputAndRoom() {
    var time = new SectionTime(SECOND, null, null, 2);
    time.had(0, 50, 40);
    time.had(1, 50, 30);
    Spent[] spent = time.spent(0, 0);
    assertEquals(
        new Spent(SECOND / 10, SECOND / 10 * 4, SECOND / 2, SECOND / 2, SECOND / 10 * 4),
        rounded(spent[0]));
    assertEquals(
        new Spent(SECOND / 10 * 2, SECOND / 2, SECOND / 10 * 3, SECOND / 2, SECOND / 10 * 3),
        rounded(spent[1]));
  }

  @Test
  void aStageNextToABoundaryWaitsThereExactly() throws Exception {
    var ring = new Ring(Bound.elements(1));
    ring.write("full");
    var writer = new Thread(() -> write(ring));
    writer.start();
    while (ring.fullNanos() < 1_000_000) {
      Thread.onSpinWait();
    }
    Object _ = ring.read();
    writer.join();
    long full = ring.fullNanos();
    var time = new SectionTime(SECOND, null, ring, 1);
    time.had(0, 1, 0);
    Spent spent = time.spent(0, 0)[0];
    assertEquals(full, spent.forRoom());
    assertEquals(SECOND - full, spent.working() + spent.forInput());
    assertTrue(spent.forInput() <= 1, "a rounding");
  }

  private static void write(Ring ring) {
    try {
      ring.write("waits");
    } catch (Consequence | InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static Spent rounded(Spent spent) {
    return new Spent(
        rounded(spent.working()),
        rounded(spent.forInput()),
        rounded(spent.forRoom()),
        rounded(spent.had()),
        rounded(spent.outside()));
  }

  private static long rounded(long nanos) {
    return Math.round(nanos / 1e6) * 1_000_000;
  }
}
