package dev.weir.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.weir.Bound;
import dev.weir.checks.stress.Sure;
import java.time.Duration;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// No wake-up is lost: a number of hand-overs through a ring that is full with one or two elements,
/// between virtual threads, comes to an end.
///
/// A side that was not woken shows as -1.
public final class RingWakeUpStress {
  private static final int COUNT = 200;
  private static final Duration LONG = Duration.ofSeconds(20);

  private RingWakeUpStress() {}

  /// One side of a hand-over.
  private interface Side {
    int run();
  }

  private static int onVirtualThread(Side side) {
    int[] result = {-1};
    Thread thread = Thread.ofVirtual().start(() -> result[0] = side.run());
    return Sure.of(() -> thread.join(LONG)) ? result[0] : -1;
  }

  @JCStressTest
  @Outcome(id = "200, 200", expect = ACCEPTABLE, desc = "both came to an end")
  @State
  public static class CapacityOne {
    private final Ring ring = new Ring(Bound.elements(1));

    @Actor
    public void writer(II_Result r) {
      r.r1 = onVirtualThread(() -> Hands.write(ring, COUNT));
    }

    @Actor
    public void reader(II_Result r) {
      r.r2 = onVirtualThread(() -> Hands.read(ring, COUNT));
    }
  }

  @JCStressTest
  @Outcome(id = "200, 200", expect = ACCEPTABLE, desc = "both came to an end")
  @State
  public static class CapacityTwo {
    private final Ring ring = new Ring(Bound.elements(2));

    @Actor
    public void writer(II_Result r) {
      r.r1 = onVirtualThread(() -> Hands.write(ring, COUNT));
    }

    @Actor
    public void reader(II_Result r) {
      r.r2 = onVirtualThread(() -> Hands.read(ring, COUNT));
    }
  }

  @JCStressTest
  @Outcome(id = "200, 200", expect = ACCEPTABLE, desc = "both came to an end")
  @State
  public static class CapacityForty {
    private final Ring ring = new Ring(Bound.elements(40)); // the reader naps, and skips fences

    @Actor
    public void writer(II_Result r) {
      r.r1 = onVirtualThread(() -> Hands.write(ring, COUNT));
    }

    @Actor
    public void reader(II_Result r) {
      r.r2 = onVirtualThread(() -> Hands.read(ring, COUNT));
    }
  }

  @JCStressTest
  @Outcome(id = "40, 40", expect = ACCEPTABLE, desc = "both came to an end")
  @State
  public static class CapacityOneOnPlatformThreads {
    private final Ring ring = new Ring(Bound.elements(1));

    @Actor
    public void writer(II_Result r) {
      r.r1 = Hands.write(ring, 40);
    }

    @Actor
    public void reader(II_Result r) {
      r.r2 = Hands.read(ring, 40);
    }
  }
}
