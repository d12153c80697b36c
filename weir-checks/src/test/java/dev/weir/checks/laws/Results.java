package dev.weir.checks.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Journal;
import dev.weir.testkit.ScriptedSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.IntStream;

/// That results are right, whatever is around an operator.
final class Results {
  private static final int MANY = 3_000;

  private Results() {}

  /// One that gives several elements in one go, and one that gives one at a time.
  private static List<Source<Integer>> sources(List<Integer> elements) {
    return List.of(Sources.of(elements), ScriptedSource.of(new Journal(), "source", elements));
  }

  static void pushed(Operator operator) throws Exception {
    for (var source : sources(operator.input())) {
      var given = Ways.pushed(operator.behind(source));
      Ways.assertGiven(operator, operator.expected(), given, "pushed");
    }
  }

  static void pulled(Operator operator) throws Exception {
    for (var source : sources(operator.input())) {
      var given = Ways.pulled(operator.pulled(source, Hook.none()));
      Ways.assertGiven(operator, operator.expected(), given, "pulled");
    }
  }

  /// A transform may stand before a sink, and be driven by whoever writes.
  static void inSink(Operator operator) throws Exception {
    var made = operator.transform();
    if (made != null) {
      var stand = new Stand(operator);
      var sink = made.apply(Hook.none()).into(stand.sink);
      Pipeline.from(stand.source).to(sink).run();
      Ways.assertGiven(operator, operator.expected(), stand.sink.written(), "in a sink");
      stand.assertOver();
    }
  }

  static void buffered(Operator operator) throws Exception {
    var source = Sources.of(operator.input());
    for (Bound bound : List.of(Bound.elements(1), Bound.elements(3), Bound.DEFAULT)) {
      var before = operator.behind(Pipeline.from(source).buffer(bound), Hook.none());
      given(operator, before, "behind a buffer of " + bound);
      given(operator, operator.behind(source).buffer(bound), "before a buffer of " + bound);
      given(operator, before.buffer(bound), "between buffers of " + bound);
    }
  }

  private static void given(Operator operator, Pipeline<Object> pipeline, String way)
      throws Exception {
    Ways.assertGiven(operator, operator.expected(), Ways.pushed(pipeline), way);
    Ways.assertGiven(operator, operator.expected(), Ways.pulled(pipeline::open), way + ", pulled");
  }

  static void ofNothing(Operator operator) throws Exception {
    for (var source : sources(List.of())) {
      var pushed = Ways.pushed(operator.behind(source));
      Ways.assertGiven(operator, operator.ofNothing(), pushed, "pushed");
      var pulled = Ways.pulled(operator.pulled(source, Hook.none()));
      Ways.assertGiven(operator, operator.ofNothing(), pulled, "pulled");
    }
  }

  static void much(Operator operator) throws Exception {
    for (int length : new int[] {1, 7, MANY}) {
      var much = Sources.of(IntStream.range(0, length).mapToObj(operator.many()).toList());
      var pushed = Ways.pushed(operator.behind(much));
      assertFalse(pushed.isEmpty() && length == MANY, "its long input gives nothing");
      var pulled = Ways.pulled(operator.pulled(much, Hook.none()));
      Ways.assertGiven(operator, pushed, pulled, "of " + length);
    }
  }

  static void lives(Operator operator) throws Exception {
    var source = Sources.of(operator.input());
    Job<List<Object>> job = operator.behind(source).toList(MANY);
    Ways.assertGiven(operator, operator.expected(), job.run(), "first run");
    Ways.assertGiven(operator, operator.expected(), job.run(), "second run");
    var pulled = operator.pulled(source, Hook.none());
    var first = new ArrayList<Object>();
    var second = new ArrayList<Object>();
    try (var one = pulled.open();
        var other = pulled.open()) {
      boolean more = true;
      while (more) {
        more = readInto(first, one);
        more |= readInto(second, other);
      }
    }
    Ways.assertGiven(operator, operator.expected(), first, "one of two lives");
    Ways.assertGiven(operator, operator.expected(), second, "the other life");
  }

  private static boolean readInto(List<Object> list, Cursor<Object> cursor) throws Exception {
    Object element = cursor.read();
    return element != null && list.add(element);
  }

  static void lists(Operator operator) throws Exception {
    for (Object given : Ways.pushed(operator.behind(Sources.of(operator.input())))) {
      if (given instanceof Collection<?> list) {
        int size = list.size();
        assertThrows(UnsupportedOperationException.class, list::clear, "it can be cleared");
        assertThrows(
            UnsupportedOperationException.class,
            () -> list.remove(list.iterator().next()),
            "an element can be removed");
        assertEquals(size, list.size());
      }
    }
  }
}
