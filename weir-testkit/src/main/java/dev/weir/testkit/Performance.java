package dev.weir.testkit;

import dev.weir.testkit.Journal.Event;
import java.nio.channels.ClosedByInterruptException;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One life of a scripted stage: notes each call, and follows the script.
final class Performance {
  private final Journal journal;
  private final String stage;
  private final Script script;
  private final int life;
  private final Map<Call, Long> counts = new EnumMap<>(Call.class); // the stage's own thread

  Performance(Journal journal, String stage, Script script) {
    this.journal = journal;
    this.stage = stage;
    this.script = script;
    this.life = journal.begin(stage);
  }

  /// What a call does when the script lets it.
  @FunctionalInterface
  interface Work<R extends @Nullable Object, E extends Exception> {
    R run() throws E, InterruptedException;
  }

  /// A call that declares what its work throws.
  <R extends @Nullable Object, E extends Exception> R call(Call call, Work<R, E> work)
      throws E, InterruptedException {
    journal.note(stage, life, call, Event.BEGAN);
    boolean returned = false;
    try {
      act(call);
      R result = work.run();
      returned = true;
      return result;
    } finally {
      journal.note(stage, life, call, returned ? Event.RETURNED : Event.THREW);
    }
  }

  /// A call that may not throw `InterruptedException`: it does as a channel does.
  <R extends @Nullable Object, E extends Exception> R quietly(Call call, Work<R, E> work) throws E {
    try {
      return call(call, work);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw Throwing.rethrow(new ClosedByInterruptException());
    }
  }

  private void act(Call call) {
    long nth = counts.merge(call, 1L, Long::sum);
    switch (script.act(call, nth).orElse(null)) {
      case null -> {}
      case Script.Fail fail -> throw Throwing.rethrow(fail.failure());
      case Script.Stay stay -> stay(stay.hold());
    }
  }

  private static void stay(Hold hold) {
    try {
      hold.stay();
    } catch (Exception e) {
      throw Throwing.rethrow(e);
    }
  }

  void abort() {
    journal.note(stage, life, Call.ABORT, Event.BEGAN);
    for (Script.Cue cue : script.cues()) {
      if (cue.act() instanceof Script.Stay(Hold hold)) {
        hold.abort();
      }
    }
    journal.note(stage, life, Call.ABORT, Event.RETURNED);
  }
}
