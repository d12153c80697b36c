package dev.weir.pipeline;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.checks.stress.Sure;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Arbiter;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.LI_Result;
import org.openjdk.jcstress.infra.results.LLI_Result;

/// `whenRoom` runs exactly once for an offer that was refused, and never for another, whoever it is
/// that makes the room, or ends the pipe, at the same moment.
public final class PipeOfferStress {
  private PipeOfferStress() {}

  /// A pipe with one element in it, which is all it holds, and a count of what it told.
  public abstract static class FullPipe {
    final AtomicInteger told = new AtomicInteger();
    final Pipe<Integer> pipe = Pipe.of(Bound.elements(1), Runnable::run);
    final Cursor<Integer> reader = pipe.open();

    FullPipe() {
      pipe.offer(0);
    }

    final String offer() {
      return pipe.offer(1, told::incrementAndGet).toString();
    }

    final void read(int count) {
      for (int i = 0; i < count; i++) {
        Sure.run(() -> reader.read());
      }
    }
  }

  @JCStressTest
  @Outcome(id = "TAKEN, 0", expect = ACCEPTABLE, desc = "read before")
  @Outcome(id = "FULL, 1", expect = ACCEPTABLE, desc = "refused, and told of the room")
  @State
  public static class AgainstAReader extends FullPipe {
    @Actor
    public void offering(LI_Result r) {
      r.r1 = offer();
    }

    @Actor
    public void reading() {
      read(1);
    }

    @Arbiter
    public void count(LI_Result r) {
      r.r2 = told.get();
    }
  }

  @JCStressTest
  @Outcome(id = "CLOSED, 0", expect = ACCEPTABLE, desc = "ended before")
  @Outcome(id = "FULL, 1", expect = ACCEPTABLE, desc = "refused, and told of the end")
  @State
  public static class AgainstAnEnd extends FullPipe {
    @Actor
    public void offering(LI_Result r) {
      r.r1 = offer();
    }

    @Actor
    public void ending() {
      pipe.end();
    }

    @Arbiter
    public void count(LI_Result r) {
      r.r2 = told.get();
    }
  }

  @JCStressTest
  @Outcome(id = "CLOSED, 0", expect = ACCEPTABLE, desc = "failed before")
  @Outcome(id = "FULL, 1", expect = ACCEPTABLE, desc = "refused, and told of the failure")
  @State
  public static class AgainstAFailure extends FullPipe {
    @Actor
    public void offering(LI_Result r) {
      r.r1 = offer();
    }

    @Actor
    public void failing() {
      pipe.fail(new IOException("it failed"));
    }

    @Arbiter
    public void count(LI_Result r) {
      r.r2 = told.get();
    }
  }

  @JCStressTest
  @Outcome(id = "CLOSED, 0", expect = ACCEPTABLE, desc = "closed before")
  @Outcome(id = "FULL, 1", expect = ACCEPTABLE, desc = "refused, and told of the close")
  @State
  public static class AgainstAReaderThatLeaves extends FullPipe {
    @Actor
    public void offering(LI_Result r) {
      r.r1 = offer();
    }

    @Actor
    public void closing() {
      Sure.run(reader::close);
    }

    @Arbiter
    public void count(LI_Result r) {
      r.r2 = told.get();
    }
  }

  @JCStressTest
  @Outcome(id = "TAKEN, FULL, 1", expect = ACCEPTABLE, desc = "the second was refused")
  @Outcome(id = "FULL, TAKEN, 1", expect = ACCEPTABLE, desc = "the first was refused")
  @Outcome(id = "FULL, FULL, 2", expect = ACCEPTABLE, desc = "each was refused, and told once")
  @State
  public static class TwoAgainstAReader extends FullPipe {
    @Actor
    public void offering(LLI_Result r) {
      r.r1 = offer();
    }

    @Actor
    public void offeringToo(LLI_Result r) {
      r.r2 = offer();
    }

    @Actor
    public void reading() {
      read(1);
    }

    @Arbiter
    public void count(LLI_Result r) {
      read(pipe.fill() > 0 ? 1 : 0); // the one that was taken may have left no room for the other
      r.r3 = told.get();
    }
  }

  @JCStressTest
  @Outcome(id = "TAKEN, 0", expect = ACCEPTABLE, desc = "there was room, and nobody waited")
  @Outcome(id = "FULL, 1", expect = ACCEPTABLE, desc = "refused, and told when the writer was in")
  @State
  public static class AgainstAWriter extends FullPipe {
    @Actor
    public void writing() {
      Sure.run(() -> pipe.write(2));
    }

    @Actor
    public void offering(LI_Result r) {
      r.r1 = offer();
    }

    @Actor
    public void reading() {
      read(2);
    }

    @Arbiter
    public void count(LI_Result r) {
      r.r2 = told.get();
    }
  }
}
