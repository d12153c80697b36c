package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Source;
import dev.weir.StreamException;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.testkit.Call;
import dev.weir.testkit.Journal;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.ScriptedTransform;
import dev.weir.testkit.WatchedThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.function.IntFunction;

/// A pipeline built for one fault, and what must hold afterwards.
final class Rig {
  static final Duration GRACE = Duration.ofSeconds(8);

  final Fault fault;
  final Journal journal = new Journal();
  final WatchedThreads threads = new WatchedThreads();
  final ScriptedSink<Integer> sink;
  private final ScriptedSource<Integer> source;
  private final List<ScriptedTransform<Integer, Integer>> steps = new ArrayList<>();

  /// The fault's stage follows the script; all others just work.
  Rig(Fault fault, Script script) {
    this(
        fault, List.of(1, 2, 3, 4, 5), stage -> stage == fault.stage() ? script : Script.nothing());
  }

  /// Each stage follows a script.
  Rig(Fault fault, Iterable<Integer> elements, IntFunction<Script> scripts) {
    this.fault = fault;
    source = ScriptedSource.<Integer>of(journal, "source", elements).with(scripts.apply(0));
    for (int step = 1; step <= fault.steps(); step++) {
      steps.add(
          ScriptedTransform.<Integer>passing(journal, fault.name(step)).with(scripts.apply(step)));
    }
    sink = ScriptedSink.<Integer>of(journal, "sink").with(scripts.apply(fault.steps() + 1));
  }

  Pipeline<Integer> pipeline() {
    Pipeline<Integer> pipeline = Pipeline.from(source);
    for (int place = 0; place <= fault.steps(); place++) {
      if (place > 0) {
        pipeline = pipeline.through(steps.get(place - 1));
      }
      if (fault.boundaryBehind(place)) {
        pipeline = pipeline.buffer(Bound.elements(1 + place));
      }
    }
    return pipeline;
  }

  Job<Summary> job() {
    return pipeline().to(sink).threads(threads).grace(GRACE);
  }

  /// The same without a thread, as a source that is pulled.
  Source<Integer> fused() {
    Source<Integer> fused = source;
    for (var step : steps) {
      fused = fused.through(step);
    }
    return fused;
  }

  /// One exception, which says which stage, with the original as its direct cause.
  void assertBlamed(Throwable thrown, Throwable cause) {
    assertBlamedFirst(thrown, cause);
    assertEquals(
        0, thrown.getSuppressed().length, () -> "suppressed: " + List.of(thrown.getSuppressed()));
    assertEquals(0, cause.getSuppressed().length);
  }

  /// One exception, which says which stage, whatever failed besides.
  void assertBlamedFirst(Throwable thrown, Throwable cause) {
    if (cause instanceof Error) {
      assertSame(cause, thrown);
    } else {
      assertSame(StreamException.class, thrown.getClass(), () -> "thrown: " + thrown);
      var located = (StreamException) thrown;
      assertSame(cause, located.getCause());
      assertEquals(fault.name(), located.stage());
      assertEquals(fault.index(), located.stageIndex());
    }
  }

  /// Nothing is left open, running or half done.
  void assertTornDown() {
    journal.assertLivesAreWhole();
    assertOrder();
    threads.assertEnded();
    assertFalse(Thread.currentThread().isInterrupted(), "a stale interrupt");
    assertOpened();
  }

  /// Each section closes its cursor, its steps, its writable. What was open when the opening failed
  /// has no section yet.
  private void assertOrder() {
    if (fault.call() != Call.OPEN) {
      for (int section = 0; section <= fault.section(fault.steps() + 1); section++) {
        journal.assertClosedInOrder(fault.namesIn(section));
      }
    }
  }

  private void assertOpened() {
    for (int stage = 0; stage <= fault.steps(); stage++) {
      boolean reached = fault.call() != Call.OPEN || stage <= fault.stage();
      assertEquals(reached ? 1 : 0, journal.count(fault.name(stage), Call.OPEN));
    }
  }

  /// What fails in the sink's close comes after the end; nothing else does.
  void assertEndedOnlyBeforeItsClose() {
    assertEquals(fault.inSink() && fault.call() == Call.CLOSE, sink.ended());
  }

  /// Each section had one thread, the last one that of the caller.
  void assertThreads(Thread caller) {
    var used = new HashSet<Thread>();
    int last = fault.section(fault.steps() + 1);
    for (int section = 0; section <= last; section++) {
      var names = fault.namesIn(section);
      var inside = new HashSet<Thread>();
      for (var entry : journal.entries()) {
        if (names.contains(entry.stage())
            && entry.call() != Call.OPEN
            && entry.call() != Call.ABORT) {
          inside.add(entry.thread());
        }
      }
      assertTrue(inside.size() <= 1, () -> "one section had the threads " + inside);
      used.addAll(inside);
      if (section == last) {
        assertTrue(inside.isEmpty() || inside.contains(caller));
      }
    }
    if (fault.call() != Call.OPEN) {
      assertEquals(last + 1, used.size());
    }
  }
}
