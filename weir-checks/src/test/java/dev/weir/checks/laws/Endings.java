package dev.weir.checks.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.CancelledException;
import dev.weir.StreamException;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// That an operator ends with those around it, whoever ends first and for whatever reason.
final class Endings {
  private Endings() {}

  /// How many results are asked for: none, one, some, all, and more.
  private static List<Integer> counts(Operator operator) {
    int all = operator.expected().size();
    return List.of(0, 1, 2, all / 2, all, all + 1).stream().distinct().toList();
  }

  static void early(Operator operator) throws Exception {
    for (int count : counts(operator)) {
      String way = "take(" + count + ") behind it";
      var pushed = new Stand(operator);
      pushed.pipeline(Hook.none()).take(count).to(pushed.sink).threads(pushed.threads).run();
      Ways.assertFirst(operator, count, pushed.sink.written(), way);
      assertTrue(pushed.sink.ended(), way);
      pushed.assertOver();
      assertNoneTooMany(pushed, count, way);
      var pulled = new Stand(operator);
      Ways.assertFirst(operator, count, some(pulled, count), "read " + count + " times");
      pulled.assertOver();
      assertNoneTooMany(pulled, count, "read " + count + " times");
    }
  }

  private static List<Object> some(Stand stand, int count) throws Exception {
    var some = new ArrayList<Object>();
    try (var cursor = stand.operator.pulled(stand.source, Hook.none()).open()) {
      for (int i = 0; i < count; i++) {
        Object element = cursor.read();
        if (element == null) {
          break;
        }
        some.add(element);
      }
    }
    return some;
  }

  /// Nothing is read that is not needed for so many results.
  private static void assertNoneTooMany(Stand stand, int count, String way) throws Exception {
    long needed = needed(stand.operator, count);
    long read = stand.journal.count("source", Call.READ);
    assertTrue(read <= needed, () -> way + ": " + read + " reads, " + needed + " needed");
  }

  private static long needed(Operator operator, int count) throws Exception {
    var made = operator.transform();
    if (count == 0) {
      return made == null ? operator.ahead() : 0; // a cursor with threads has begun
    }
    if (made == null) {
      return count == 1
          ? 2L * operator.ahead() + 2
          : Long.MAX_VALUE; // threads stop when they hear it
    }
    return Pauses.needed(made.apply(Hook.none()), operator.input(), count);
  }

  static void enough(Operator operator) throws Exception {
    for (int count : counts(operator)) {
      if (count == 0) {
        continue; // a sink says so with the first element that it takes
      }
      var stand = new Stand(operator);
      var sink = stand.sink.wanting(count);
      stand.pipeline(Hook.none()).to(sink).threads(stand.threads).run();
      Ways.assertFirst(operator, count, sink.written(), "a sink that wants " + count);
      assertTrue(sink.ended());
      stand.assertOver();
    }
  }

  static void failureBefore(Operator operator) throws Exception {
    int all = operator.input().size();
    for (int nth : List.of(1, 2, all / 2 + 1, all + 1)) {
      var failure = new IOException("before");
      var script = Script.failing(Call.READ, nth, failure);
      failed(operator, new Stand(operator, script), Hook.none(), "source", failure, nth);
    }
  }

  static void failureIn(Operator operator) throws Exception {
    if (operator.calls()) {
      for (int nth : List.of(1, 2, 3, operator.input().size())) {
        var failure = new Exception("in it");
        var hook = Hook.failingAt(nth, failure);
        failed(operator, new Stand(operator), hook, operator.stage(), failure, nth);
      }
    }
  }

  /// Runs it twice, pushed and pulled. Where the call that fails is not reached, all is well.
  private static void failed(
      Operator operator, Stand pushed, Hook hook, String stage, Exception failure, int nth)
      throws Exception {
    String way = stage + " fails at " + nth;
    var job = pushed.pipeline(hook).to(pushed.sink).threads(pushed.threads);
    if (fails(pushed, hook, job::run, stage, failure, way)) {
      assertFalse(pushed.sink.ended(), way);
      Ways.assertPart(operator, pushed.sink.written(), way);
    } else {
      Ways.assertGiven(operator, operator.expected(), pushed.sink.written(), way);
    }
    var pulled = pushed.again();
    var again = hook.again();
    fails(
        pulled,
        again,
        () -> Ways.read(operator.pulled(pulled.source, again)),
        stage,
        failure,
        way + ", pulled");
  }

  /// Runs it, and says whether the failure was reached.
  private static boolean fails(
      Stand stand, Hook hook, Running running, String stage, Exception failure, String way)
      throws Exception {
    Exception thrown = null;
    try {
      running.run();
    } catch (Exception e) {
      thrown = e;
    }
    stand.assertOver();
    boolean reached = hook.failed() || stand.sourceFailed();
    if (thrown != null) {
      assertBlamed(thrown, stage, failure, way);
    }
    assertEquals(reached, thrown != null, way);
    return reached;
  }

  /// Something that is run.
  @FunctionalInterface
  private interface Running {
    void run() throws Exception;
  }

  private static void assertBlamed(Exception thrown, String stage, Exception failure, String way) {
    assertSame(StreamException.class, thrown.getClass(), () -> way + ": " + thrown);
    assertSame(failure, thrown.getCause(), way);
    assertEquals(stage, ((StreamException) thrown).stage(), way);
    assertEquals(0, thrown.getSuppressed().length, () -> way + ": " + thrown.getSuppressed()[0]);
  }

  static void failureBehind(Operator operator) throws Exception {
    for (int nth = 1; nth <= operator.expected().size(); nth++) {
      behind(operator, Call.WRITE, nth);
    }
    behind(operator, Call.END, 1);
  }

  private static void behind(Operator operator, Call call, int nth) {
    String way = call + " " + nth;
    var failure = new IOException("behind");
    var stand = new Stand(operator);
    var sink = stand.sink.with(Script.failing(call, nth, failure));
    var job = stand.pipeline(Hook.none()).to(sink).threads(stand.threads);
    assertBlamed(assertThrows(Exception.class, job::run, way), "sink", failure, way);
    assertFalse(sink.ended(), way);
    stand.assertOver();
  }

  static void cancelled(Operator operator) throws Exception {
    assertNotEquals(List.of(), operator.expected(), "an entry gives something");
    cancelled(operator, 1, Hold.interruptible());
    cancelled(operator, operator.expected().size(), Hold.abortable());
  }

  private static void cancelled(Operator operator, int nth, Hold hold) throws Exception {
    var stand = new Stand(operator);
    var sink = stand.sink.with(Script.staying(Call.WRITE, nth, hold));
    Pipeline<Object> pipeline = stand.pipeline(Hook.none());
    Run<?> run = pipeline.to(sink).threads(stand.threads).start();
    hold.awaitEntered();
    run.cancel();
    var cancelled = assertThrows(CancelledException.class, run::await);
    assertEquals(List.of(), List.of(cancelled.getSuppressed()));
    assertFalse(sink.ended());
    assertEquals(nth - 1, sink.written().size());
    stand.assertOver();
  }
}
