package dev.weir.checks.laws;

import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.CancelledException;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.WatchedThreads;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;

/// That an operator takes and keeps no more than it says.
final class Bounds {
  private static final int LONG = 4_999; // so that groups are not just given
  private static final int SETTLING_MILLIS = 100;

  private Bounds() {}

  /// While the first result is written, no more has left the source than makes that result, and
  /// than what the operator says.
  static void ahead(Operator operator) throws Exception {
    int most = mostAhead(operator);
    var elements = new Counted(operator, Long.MAX_VALUE);
    var hold = Hold.abortable();
    var threads = new WatchedThreads();
    var sink = ScriptedSink.<Object>of(new Journal(), "sink");
    Run<?> run =
        operator
            .behind(elements)
            .to(sink.with(Script.staying(Call.WRITE, 1, hold)))
            .threads(threads)
            .start();
    hold.awaitEntered();
    settle(operator, elements, most);
    long given = elements.given();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    threads.assertEnded();
    assertTrue(given <= most, () -> given + " elements left the source, not " + most);
    if (operator.transform() != null) {
      pulledAhead(operator, most);
    }
  }

  private static void pulledAhead(Operator operator, int most) throws Exception {
    var elements = new Counted(operator, Long.MAX_VALUE);
    try (var cursor = operator.pulled(elements, Hook.none()).open()) {
      cursor.read();
      long given = elements.given();
      assertTrue(given <= most, () -> given + " elements were read for one, not " + most);
    }
  }

  private static int mostAhead(Operator operator) throws Exception {
    var made = operator.transform();
    if (made == null) {
      return operator.ahead();
    }
    List<Integer> input = IntStream.range(0, LONG).mapToObj(operator.many()).toList();
    return Pauses.needed(made.apply(Hook.none()), input, 1);
  }

  /// Where there are other threads, they get some time to run ahead.
  private static void settle(Operator operator, Counted elements, int most) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(SETTLING_MILLIS);
    while (operator.transform() == null && elements.given() <= most && System.nanoTime() < until) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1));
    }
  }

  /// When a long input has gone through, most of it is garbage.
  static void kept(Operator operator) throws Exception {
    var pushed = new Counted(operator, LONG);
    Pipeline<Object> pipeline = operator.behind(pushed);
    pipeline.forEach(_ -> {}).run();
    pushed.assertKept(operator.keeps());
    var pulled = new Counted(operator, LONG);
    try (var cursor = operator.pulled(pulled, Hook.none()).open()) {
      for (Object element = cursor.read(); element != null; element = cursor.read()) {}
    }
    pulled.assertKept(operator.keeps());
  }
}
