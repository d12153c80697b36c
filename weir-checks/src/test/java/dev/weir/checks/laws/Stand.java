package dev.weir.checks.laws;

import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Call;
import dev.weir.testkit.Journal;
import dev.weir.testkit.Journal.Event;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.WatchedThreads;

/// An operator between a source and a sink that note what is called on them.
final class Stand {
  final Operator operator;
  final Journal journal = new Journal();
  final WatchedThreads threads = new WatchedThreads();
  final ScriptedSource<Integer> source;
  final ScriptedSink<Object> sink = ScriptedSink.of(journal, "sink");
  private final Script script;

  Stand(Operator operator) {
    this(operator, Script.nothing());
  }

  /// With a script for the source.
  Stand(Operator operator, Script script) {
    this.operator = operator;
    this.script = script;
    this.source = ScriptedSource.of(journal, "source", operator.input()).with(script);
  }

  /// The same anew.
  Stand again() {
    return new Stand(operator, script);
  }

  Pipeline<Object> pipeline(Hook hook) {
    return operator.behind(Pipeline.from(source), hook);
  }

  boolean sourceFailed() {
    return journal.count("source", Call.READ, Event.THREW) > 0;
  }

  /// What was opened is closed, once, and every thread has ended.
  void assertOver() {
    journal.assertLivesAreWhole();
    threads.assertEnded();
  }
}
