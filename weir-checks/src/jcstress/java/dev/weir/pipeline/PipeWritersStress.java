package dev.weir.pipeline;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.checks.stress.Sure;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;
import org.openjdk.jcstress.infra.results.LL_Result;
import org.openjdk.jcstress.infra.results.L_Result;

/// Writers of a pipe against each other, its end, its failure and its reader.
public final class PipeWritersStress {
  private static final int COUNT = 4;

  private PipeWritersStress() {}

  /// Writes `first` and those that follow it.
  private static void writeFrom(Pipe<Integer> pipe, int first) {
    for (int i = 0; i < COUNT; i++) {
      int element = first + i;
      Sure.run(() -> pipe.write(element));
    }
  }

  /// Writes one element.
  ///
  /// @return what `write` gave, or the name of what it threw
  private static String write(Pipe<Integer> pipe) {
    try {
      return Boolean.toString(pipe.write(1));
    } catch (Exception e) {
      return e.getClass().getSimpleName();
    }
  }

  /// Reads until there is no more.
  ///
  /// @return how many there were, and the end or the name of what was thrown
  private static String readAll(Cursor<Integer> reader) {
    int count = 0;
    try {
      while (reader.read() != null) {
        count++;
      }
      return count + " end";
    } catch (Exception e) {
      return count + " " + e.getClass().getSimpleName();
    }
  }

  @JCStressTest
  @Outcome(id = "4, 4", expect = ACCEPTABLE, desc = "nothing is lost, and each keeps its own order")
  @State
  public static class TwoKeepTheirOrder {
    private final Pipe<Integer> pipe = Pipe.of(Bound.elements(2));
    private final Cursor<Integer> reader = pipe.open();

    @Actor
    public void low() {
      writeFrom(pipe, 0);
    }

    @Actor
    public void high() {
      writeFrom(pipe, 100);
    }

    @Actor
    public void reading(II_Result r) {
      for (int i = 0; i < 2 * COUNT; i++) {
        Integer element = Sure.<@Nullable Integer>of(reader::read);
        if (element != null && element == r.r1) {
          r.r1++;
        } else if (element != null && element == 100 + r.r2) {
          r.r2++;
        }
      }
    }
  }

  @JCStressTest
  @Outcome(id = "true, 1 end", expect = ACCEPTABLE, desc = "written, and read before the end")
  @Outcome(
      id = "IllegalStateException, 0 end",
      expect = ACCEPTABLE,
      desc = "ended first: refused, and not read")
  @State
  public static class WriteAgainstEnd {
    private final Pipe<Integer> pipe = Pipe.of(Bound.elements(1));
    private final Cursor<Integer> reader = pipe.open();

    @Actor
    public void writing(LL_Result r) {
      r.r1 = write(pipe);
    }

    @Actor
    public void ending() {
      pipe.end();
    }

    @Actor
    public void reading(LL_Result r) {
      r.r2 = readAll(reader);
    }
  }

  @JCStressTest
  @Outcome(id = "IOException", expect = ACCEPTABLE, desc = "a writer that waits is woken")
  @State
  public static class FailureFreesAFullWriter {
    private final Pipe<Integer> pipe = Pipe.of(Bound.elements(1));

    public FailureFreesAFullWriter() {
      pipe.offer(0);
    }

    @Actor
    public void writing(L_Result r) {
      r.r1 = write(pipe);
    }

    @Actor
    public void failing() {
      pipe.fail(new IOException("it failed"));
    }
  }

  @JCStressTest
  @Outcome(id = "false", expect = ACCEPTABLE, desc = "a writer that waits is woken")
  @State
  public static class CloseFreesAFullWriter {
    private final Pipe<Integer> pipe = Pipe.of(Bound.elements(1));
    private final Cursor<Integer> reader = pipe.open();

    public CloseFreesAFullWriter() {
      pipe.offer(0);
    }

    @Actor
    public void writing(L_Result r) {
      r.r1 = write(pipe);
    }

    @Actor
    public void closing() {
      Sure.run(reader::close);
    }
  }

  @JCStressTest
  @Outcome(id = "false, false", expect = ACCEPTABLE, desc = "also the one that waits for the other")
  @State
  public static class CloseFreesTwoFullWriters {
    private final Pipe<Integer> pipe = Pipe.of(Bound.elements(1));
    private final Cursor<Integer> reader = pipe.open();

    public CloseFreesTwoFullWriters() {
      pipe.offer(0);
    }

    @Actor
    public void writing(LL_Result r) {
      r.r1 = write(pipe);
    }

    @Actor
    public void writingToo(LL_Result r) {
      r.r2 = write(pipe);
    }

    @Actor
    public void closing() {
      Sure.run(reader::close);
    }
  }

  @JCStressTest
  @Outcome(id = "[01] IOException", expect = ACCEPTABLE, desc = "never taken for the end")
  @State
  public static class FailureIsNoEnd {
    private final Pipe<Integer> pipe = Pipe.of(Bound.elements(1));
    private final Cursor<Integer> reader = pipe.open();

    @Actor
    public void writing() {
      Sure.run(() -> pipe.write(1));
      pipe.fail(new IOException("it failed"));
    }

    @Actor
    public void reading(L_Result r) {
      r.r1 = readAll(reader);
    }
  }

  @JCStressTest
  @Outcome(id = "0", expect = ACCEPTABLE, desc = "when flush returns, nothing waits inside")
  @State
  public static class FlushWaitsForTheReader {
    private final Pipe<Integer> pipe = Pipe.of(Bound.elements(2));
    private final Cursor<Integer> reader = pipe.open();

    @Actor
    public void writing(L_Result r) {
      Sure.run(() -> pipe.write(1));
      Sure.run(() -> pipe.write(2));
      Sure.run(pipe::flush);
      r.r1 = pipe.fill();
    }

    @Actor
    public void reading() {
      Sure.run(() -> reader.read());
      Sure.run(() -> reader.read());
    }
  }
}
