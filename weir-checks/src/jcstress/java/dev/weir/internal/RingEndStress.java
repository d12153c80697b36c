package dev.weir.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.weir.Bound;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.I_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// How a ring ends: by its writer, by its reader, by a cancel.
public final class RingEndStress {
  private RingEndStress() {}

  @JCStressTest
  @Outcome(id = "3 end", expect = ACCEPTABLE, desc = "what was written before the end is read")
  @State
  public static class EndComesLast {
    private final Ring ring = new Ring(Bound.elements(2));

    @Actor
    public void writer() {
      Hands.write(ring, 3);
      ring.end();
    }

    @Actor
    public void reader(L_Result r) {
      r.r1 = Hands.readAll(ring);
    }
  }

  @JCStressTest
  @Outcome(id = "1 end", expect = ACCEPTABLE, desc = "also if both come at once")
  @State
  public static class EndComesBehindTheOne {
    private final Ring ring = new Ring(Bound.elements(2));

    @Actor
    public void writer() {
      Hands.write(ring, 1);
      ring.end();
    }

    @Actor
    public void reader(L_Result r) {
      r.r1 = Hands.readAll(ring);
    }
  }

  @JCStressTest
  @Outcome(id = "0 end", expect = ACCEPTABLE, desc = "a reader that sleeps is woken")
  @State
  public static class EndWakesTheReader {
    private final Ring ring = new Ring(Bound.elements(2));

    @Actor
    public void writer() {
      ring.end();
    }

    @Actor
    public void reader(L_Result r) {
      r.r1 = Hands.readAll(ring);
    }
  }

  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "closed before the first write")
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "closed while it was full, or just before")
  @State
  public static class CloseFreesAFullWriter {
    private final Ring ring = new Ring(Bound.elements(1));

    @Actor
    public void writer(I_Result r) {
      r.r1 = Hands.write(ring, 2);
    }

    @Actor
    public void reader() {
      ring.closeReader();
    }
  }

  @JCStressTest
  @Outcome(id = "1", expect = ACCEPTABLE, desc = "closed while the second waited")
  @Outcome(id = "2", expect = ACCEPTABLE, desc = "the second got into the room of the first")
  @State
  public static class CloseBehindAReadFreesAFullWriter {
    private final Ring ring = new Ring(Bound.elements(1));

    @Actor
    public void writer(I_Result r) {
      r.r1 = Hands.write(ring, 3);
    }

    @Actor
    public void reader() {
      Hands.read(ring, 1);
      ring.closeReader();
    }
  }

  @JCStressTest
  @Outcome(id = "signal, signal", expect = ACCEPTABLE, desc = "whatever each of them was doing")
  @State
  public static class CancelFreesBoth {
    private final Ring ring = new Ring(Bound.elements(1));

    @Actor
    public void writer(LL_Result r) {
      r.r1 = Hands.writeForEver(ring);
    }

    @Actor
    public void reader(LL_Result r) {
      r.r2 = Hands.readForEver(ring);
    }

    @Actor
    public void canceller() {
      ring.cancel();
    }
  }

  @JCStressTest
  @Outcome(id = "signal", expect = ACCEPTABLE, desc = "a writer that sleeps is woken")
  @State
  public static class CancelFreesAFullWriter {
    private final Ring ring = new Ring(Bound.elements(1));

    @Actor
    public void writer(L_Result r) {
      r.r1 = Hands.writeForEver(ring);
    }

    @Actor
    public void canceller() {
      ring.cancel();
    }
  }

  @JCStressTest
  @Outcome(id = "signal", expect = ACCEPTABLE, desc = "a reader that sleeps is woken")
  @State
  public static class CancelFreesAnIdleReader {
    private final Ring ring = new Ring(Bound.elements(1));

    @Actor
    public void reader(L_Result r) {
      r.r1 = Hands.readForEver(ring);
    }

    @Actor
    public void canceller() {
      ring.cancel();
    }
  }

  @JCStressTest
  @Outcome(id = "[01] end", expect = ACCEPTABLE, desc = "ended first: the cancel came too late")
  @Outcome(id = "[01] signal", expect = ACCEPTABLE, desc = "cancelled, before the end or behind it")
  @State
  public static class CancelAgainstEnd {
    private final Ring ring = new Ring(Bound.elements(1));

    @Actor
    public void writer() {
      if (Hands.writeOne(ring)) {
        ring.end();
      }
    }

    @Actor
    public void reader(L_Result r) {
      r.r1 = Hands.readAll(ring);
    }

    @Actor
    public void canceller() {
      ring.cancel();
    }
  }
}
