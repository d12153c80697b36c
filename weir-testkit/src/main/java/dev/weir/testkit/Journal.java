package dev.weir.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/// What was called on scripted stages, in order, by which thread, and what became of it.
///
/// One journal serves all stages of a test; stages are told apart by their names, and the lives of
/// one stage by numbers from 1.
///
/// Thread safety: all methods from anywhere.
public final class Journal {
  private static final Duration PATIENCE = Duration.ofSeconds(10);

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final List<Entry> entries = new ArrayList<>(); // guarded by lock
  private final Map<String, Integer> lives = new LinkedHashMap<>(); // guarded by lock

  /// An empty journal.
  public Journal() {}

  /// How far a call has come.
  public enum Event {
    /// It began.
    BEGAN,
    /// It returned.
    RETURNED,
    /// It threw.
    THREW
  }

  /// One line of a journal.
  ///
  /// @param stage the stage's name
  /// @param life which life of the stage, from 1
  /// @param call what was called
  /// @param event how far the call had come
  /// @param thread who called
  public record Entry(String stage, int life, Call call, Event event, Thread thread) {
    @Override
    public String toString() {
      String which = life == 1 ? "" : "#" + life;
      return stage + which + " " + call + " " + event + " in " + thread.getName();
    }
  }

  int begin(String stage) {
    lock.lock();
    try {
      return lives.merge(stage, 1, Integer::sum);
    } finally {
      lock.unlock();
    }
  }

  void note(String stage, int life, Call call, Event event) {
    lock.lock();
    try {
      entries.add(new Entry(stage, life, call, event, Thread.currentThread()));
      changed.signalAll(); // whoever awaits this call may go on
    } finally {
      lock.unlock();
    }
  }

  /// Everything so far.
  ///
  /// @return a copy, in order
  public List<Entry> entries() {
    lock.lock();
    try {
      return List.copyOf(entries);
    } finally {
      lock.unlock();
    }
  }

  /// How often something was called.
  ///
  /// @param stage the stage's name
  /// @param call what was called
  /// @return how many such calls began, over all lives
  public long count(String stage, Call call) {
    return count(stage, call, Event.BEGAN);
  }

  /// How often something came so far.
  ///
  /// @param stage the stage's name
  /// @param call what was called
  /// @param event how far it came
  /// @return how many, over all lives
  public long count(String stage, Call call, Event event) {
    return entries().stream().filter(is(stage, call, event)).count();
  }

  private static Predicate<Entry> is(String stage, Call call, Event event) {
    return e -> e.stage().equals(stage) && e.call() == call && e.event() == event;
  }

  /// Who called.
  ///
  /// @param stage the stage's name
  /// @param call what was called
  /// @return the thread of each such call, in order
  public List<Thread> threads(String stage, Call call) {
    return entries().stream().filter(is(stage, call, Event.BEGAN)).map(Entry::thread).toList();
  }

  /// Blocks until something has been called.
  ///
  /// @param stage the stage's name
  /// @param call what is to be called
  /// @param times how many such calls must have begun
  /// @throws AssertionError if that does not come about in 10 s
  /// @throws InterruptedException if interrupted while waiting
  public void await(String stage, Call call, long times) throws InterruptedException {
    long left = PATIENCE.toNanos();
    lock.lock();
    try {
      while (entries.stream().filter(is(stage, call, Event.BEGAN)).count() < times) {
        if (left <= 0) {
          throw failure(stage + " had no " + call + " number " + times);
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Checks the rules of a life, for every stage: what was opened was closed exactly once, and
  /// nothing was called after that; what could not be opened was not called at all; calls never
  /// overlapped; a step was finished, and a writable ended, at most once; after a call that threw
  /// nothing but the close came. Aborts may come at any time.
  ///
  /// @throws AssertionError if a rule was broken, with the whole journal
  public void assertLivesAreWhole() {
    Map<String, List<Entry>> byLife =
        entries().stream()
            .filter(e -> e.call() != Call.ABORT)
            .collect(
                Collectors.groupingBy(
                    e -> e.stage() + "#" + e.life(), LinkedHashMap::new, Collectors.toList()));
    byLife.forEach(this::check);
  }

  private void check(String life, List<Entry> calls) {
    checkTurns(life, calls);
    List<Entry> begun = calls.stream().filter(e -> e.event() == Event.BEGAN).toList();
    long closed = count(begun, Call.CLOSE);
    if (calls.get(1).event() == Event.THREW) {
      demand(begun.size() == 1, life + " was called though it could not be opened");
      return;
    }
    demand(closed == 1, life + " was opened and closed " + closed + " times");
    demand(begun.getLast().call() == Call.CLOSE, life + " was called after its close");
    demand(count(begun, Call.FINISH) <= 1, life + " was finished twice");
    demand(count(begun, Call.END) <= 1, life + " was ended twice");
    for (int i = 0; i < calls.size() - 1; i++) {
      demand(
          calls.get(i).event() != Event.THREW || calls.get(i + 1).call() == Call.CLOSE,
          life + " was called after it had failed");
    }
  }

  private void checkTurns(String life, List<Entry> calls) {
    demand(calls.size() % 2 == 0, life + " is still inside a call");
    for (int i = 0; i < calls.size(); i += 2) {
      Entry began = calls.get(i);
      Entry over = calls.get(i + 1);
      boolean nested =
          began.event() != Event.BEGAN
              || over.event() == Event.BEGAN
              || began.call() != over.call()
              || !began.thread().equals(over.thread());
      demand(!nested, life + " had calls that overlap");
    }
  }

  private static long count(List<Entry> begun, Call call) {
    return begun.stream().filter(e -> e.call() == call).count();
  }

  private void demand(boolean kept, String message) {
    if (!kept) {
      throw failure(message);
    }
  }

  /// Checks that stages were closed in an order; those that were never opened are left out.
  ///
  /// @param stages their names, first to be closed first
  /// @throws AssertionError if the order was another, with the whole journal
  public void assertClosedInOrder(List<String> stages) {
    List<String> closed =
        entries().stream()
            .filter(e -> e.call() == Call.CLOSE && e.event() == Event.BEGAN)
            .map(Entry::stage)
            .filter(stages::contains)
            .toList();
    List<String> expected = stages.stream().filter(closed::contains).toList();
    demand(closed.equals(expected), "closed in the order " + closed + ", not " + expected);
  }

  private AssertionError failure(String message) {
    return new AssertionError(message + "\n" + this);
  }

  /// The whole journal.
  ///
  /// @return one line for each entry
  @Override
  public String toString() {
    return entries().stream().map(Entry::toString).collect(Collectors.joining("\n"));
  }
}
