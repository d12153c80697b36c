package dev.weir.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.weir.Bound;
import dev.weir.checks.stress.Sure;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.I_Result;

/// What is written is read: all of it, in order, with everything that was done to it before.
public final class RingHandOverStress {
  private RingHandOverStress() {}

  /// An element without a final or volatile field.
  private static final class Plain {
    private int first;
    private int second;
  }

  @JCStressTest
  @Outcome(id = "1, 2", expect = ACCEPTABLE, desc = "as they were when it was written")
  @State
  public static class FieldsArePublished {
    private final Ring ring = new Ring(Bound.elements(4));

    @Actor
    public void writer() {
      var element = new Plain();
      element.first = 1;
      element.second = 2;
      Hands.write(ring, element);
    }

    @Actor
    public void reader(II_Result r) {
      if (Hands.read(ring) instanceof Plain plain) {
        r.r1 = plain.first;
        r.r2 = plain.second;
      }
    }
  }

  @JCStressTest
  @Outcome(id = "40", expect = ACCEPTABLE, desc = "in order, over arrays of 16, 32 and 64 slots")
  @State
  public static class OrderIsKeptWhileItGrows {
    private final Ring ring = new Ring(Bound.elements(64));

    @Actor
    public void writer() {
      Hands.write(ring, 40);
    }

    @Actor
    public void reader(I_Result r) {
      r.r1 = Hands.read(ring, 40);
    }
  }

  @JCStressTest
  @Outcome(id = "12", expect = ACCEPTABLE, desc = "in order; the weight lets three in at a time")
  @State
  public static class OrderIsKeptUnderAWeight {
    private final Ring ring = new Ring(Bound.bytes(3 * Bound.MIN_WEIGHT));

    @Actor
    public void writer() {
      Hands.write(ring, 12);
    }

    @Actor
    public void reader(I_Result r) {
      r.r1 = Hands.read(ring, 12);
    }
  }

  @JCStressTest
  @Outcome(id = "20", expect = ACCEPTABLE, desc = "in order, woken once for each batch")
  @State
  public static class OrderIsKeptInBatches {
    private final Ring ring = new Ring(Bound.elements(4));

    @Actor
    public void writer() {
      var batch = new Object[5];
      for (int first = 1; first <= 20; first += batch.length) {
        for (int i = 0; i < batch.length; i++) {
          batch[i] = first + i;
        }
        Sure.run(() -> ring.writeAll(batch, batch.length));
      }
    }

    @Actor
    public void reader(I_Result r) {
      r.r1 = Hands.read(ring, 20);
    }
  }

  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "never less than nothing, nor more than the bound")
  @State
  public static class FillKeepsTheBound {
    private final Ring ring = new Ring(Bound.elements(2));

    @Actor
    public void writer() {
      Hands.write(ring, 8);
    }

    @Actor
    public void reader() {
      Hands.read(ring, 8);
    }

    @Actor
    public void observer(I_Result r) {
      for (int i = 0; i < 8; i++) {
        long fill = ring.fill();
        if (fill < 0 || fill > 2) {
          r.r1 = (int) fill;
        }
      }
    }
  }
}
