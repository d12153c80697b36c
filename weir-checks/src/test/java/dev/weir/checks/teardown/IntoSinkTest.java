package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Sink;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.Writable;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Call;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.ScriptedTransform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Steps before a sink, written to by hand: each fails in each of its calls. Here `flush` is
/// called, which a run never does by itself.
@Timeout(60)
@ExtendWith(NoLeaks.class)
class IntoSinkTest {
  private static final int AT_A_TIME = 8;
  private static final int ELEMENTS = 5;
  private static final int FLUSHED_AFTER = 3;

  private enum Shape {
    /// `one.andThen(two).into(sink)`
    TOGETHER,
    /// `one.into(two.into(sink))`
    NESTED
  }

  /// Stage 0 is the first step, the last one the sink.
  private record Failing(int steps, int stage, Call call, long nth, Shape shape, Kind kind) {}

  private static List<Failing> all() {
    var all = new ArrayList<Failing>();
    for (int steps = 1; steps <= Fault.MOST_STEPS; steps++) {
      for (int stage = 0; stage <= steps; stage++) {
        boolean sink = stage == steps;
        for (Call call :
            sink
                ? List.of(Call.OPEN, Call.WRITE, Call.FLUSH, Call.END, Call.CLOSE)
                : List.of(Call.OPEN, Call.TAKE, Call.FLUSH, Call.FINISH, Call.CLOSE)) {
          for (long nth : numbers(call)) {
            for (Shape shape : Shape.values()) {
              for (Kind kind : Kind.values()) {
                all.add(new Failing(steps, stage, call, nth, shape, kind));
              }
            }
          }
        }
      }
    }
    return all;
  }

  private static List<Long> numbers(Call call) {
    return switch (call) {
      case TAKE, WRITE -> List.of(1L, 3L, (long) ELEMENTS);
      case FLUSH -> List.of(1L, 2L);
      default -> List.of(1L);
    };
  }

  private static String name(int steps, int stage) {
    return stage == steps ? "sink" : "step" + (stage + 1);
  }

  private static List<String> names(int steps) {
    return Stream.iterate(0, stage -> stage + 1).limit(steps + 1).map(s -> name(steps, s)).toList();
  }

  private static Sink<Integer> sink(Failing failing, Journal journal, Throwable failure) {
    Script script = Script.failing(failing.call(), failing.nth(), failure);
    Sink<Integer> sink =
        ScriptedSink.<Integer>of(journal, "sink")
            .with(failing.stage() == failing.steps() ? script : Script.nothing());
    Transform<Integer, Integer> together = null;
    for (int stage = failing.steps() - 1; stage >= 0; stage--) {
      Transform<Integer, Integer> step =
          ScriptedTransform.<Integer>passing(journal, name(failing.steps(), stage))
              .with(failing.stage() == stage ? script : Script.nothing());
      if (failing.shape() == Shape.NESTED) {
        sink = step.into(sink);
      } else {
        together = together == null ? step : step.andThen(together);
      }
    }
    return together == null ? sink : together.into(sink);
  }

  @Test
  void aWriterGetsTheFailureAsItIsAndLeavesNothing() throws Exception {
    assertEquals(896, Cases.run("failing, into(sink), by hand", all(), AT_A_TIME, this::byHand));
  }

  private void byHand(Failing failing) {
    var journal = new Journal();
    Throwable failure = failing.kind().failure();
    Throwable thrown = writeAll(sink(failing, journal, failure), failing.call());
    assertSame(failure, thrown);
    assertEquals(0, failure.getSuppressed().length);
    check(failing, journal);
  }

  private static void check(Failing failing, Journal journal) {
    journal.assertLivesAreWhole();
    boolean opening = failing.call() == Call.OPEN;
    if (!opening) {
      journal.assertClosedInOrder(names(failing.steps()));
    }
    boolean closing = failing.stage() == failing.steps() && failing.call() == Call.CLOSE;
    assertEquals(closing ? 1 : 0, journal.count("sink", Call.END, Journal.Event.RETURNED));
  }

  private static @Nullable Throwable writeAll(Sink<Integer> sink, Call failing) {
    Writable<Integer> writable;
    try {
      writable = sink.open();
    } catch (Throwable e) {
      assertSame(Call.OPEN, failing);
      return e;
    }
    Throwable thrown = thrownBy(() -> writeTo(writable));
    if (thrown != null) {
      assertSame(thrown, thrownBy(() -> writable.write(0)), "the same failure again");
      assertSame(thrown, thrownBy(writable::flush), "the same failure again");
      assertSame(thrown, thrownBy(writable::end), "the same failure again");
    }
    Throwable closed = thrownBy(writable::close);
    assertNull(thrownBy(writable::close), "closing is idempotent");
    assertTrue(thrown == null || closed == null, "one exception");
    return thrown == null ? closed : thrown;
  }

  private static void writeTo(Writable<Integer> writable) throws Exception {
    for (int i = 1; i <= ELEMENTS; i++) {
      assertTrue(writable.write(i));
      if (i == FLUSHED_AFTER) {
        writable.flush();
      }
    }
    writable.flush();
    writable.end();
  }

  @Test
  void aRunThatEndsInSuchASinkBlamesIt() throws Exception {
    List<Failing> faults = all().stream().filter(f -> f.call() != Call.FLUSH).toList();
    assertEquals(672, Cases.run("failing, into(sink), run()", faults, AT_A_TIME, this::inARun));
  }

  private void inARun(Failing failing) throws Exception {
    var journal = new Journal();
    Throwable failure = failing.kind().failure();
    var source = ScriptedSource.of(journal, "source", 1, 2, 3, 4, 5);
    var pipeline = Pipeline.<Integer>from(source);
    if (failing.stage() % 2 == 0) {
      pipeline = pipeline.buffer(Bound.elements(2));
    }
    Throwable thrown =
        assertThrows(Throwable.class, pipeline.to(sink(failing, journal, failure))::run);
    if (failure instanceof Exception) {
      assertSame(failure, thrown.getCause());
      var located = assertInstanceOf(StreamException.class, thrown);
      assertEquals(String.join(" ! ", names(failing.steps())), located.stage());
      assertEquals(located.stageCount(), located.stageIndex());
    } else {
      assertSame(failure, thrown);
    }
    assertEquals(0, thrown.getSuppressed().length);
    check(failing, journal);
  }

  @Test
  void aFlushGoesThroughEveryStepToTheSink() throws Exception {
    var journal = new Journal();
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    try (var writable = ScriptedTransform.<Integer>passing(journal, "step").into(sink).open()) {
      writable.write(1);
      writable.flush();
      assertEquals(1, journal.count("step", Call.FLUSH));
      assertEquals(1, journal.count("sink", Call.FLUSH));
    }
    assertFalse(sink.ended());
    assertNotNull(assertThrows(IOException.class, () -> closed(journal).write(1)));
  }

  private static Writable<Integer> closed(Journal journal) throws Exception {
    var writable =
        ScriptedTransform.<Integer>passing(journal, "other step")
            .into(ScriptedSink.<Integer>of(journal, "other sink"))
            .open();
    writable.close();
    return writable;
  }

  /// Something that may throw.
  @FunctionalInterface
  private interface Attempt {
    void run() throws Exception;
  }

  private static @Nullable Throwable thrownBy(Attempt attempt) {
    try {
      attempt.run();
      return null;
    } catch (AssertionError e) {
      throw e;
    } catch (Throwable e) {
      return e;
    }
  }
}
