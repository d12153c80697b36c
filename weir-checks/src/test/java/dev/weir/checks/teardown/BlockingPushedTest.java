package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.CancelledException;
import dev.weir.DeadlineException;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each stage of each pipeline blocks for ever in each of its calls; the run is pushed, and then
/// told to stop.
@Timeout(120)
@ExtendWith(NoLeaks.class)
class BlockingPushedTest {
  private static final int AT_A_TIME = 200;
  private static final Duration DEADLINE = Duration.ofMillis(150);

  private static final List<Fault> ALL = Fault.pushed();

  /// Those that abort reaches: the ends, once they are open, until they are closed.
  private static final List<Fault> ABORTABLE =
      ALL.stream()
          .filter(f -> f.stage() == 0 || f.inSink())
          .filter(f -> f.call() != Call.OPEN && f.call() != Call.CLOSE)
          .toList();

  /// One in so many, where each costs time and teaches little.
  private static List<Fault> oneIn(int count) {
    var some = new ArrayList<Fault>();
    for (int i = 0; i < ALL.size(); i += count) {
      some.add(ALL.get(i));
    }
    return some;
  }

  @Test
  void aCancelledRunEndsWhereInterruptsAreHeard() throws Exception {
    assertEquals(1920, cancel("blocking, cancelled", ALL, Hold::interruptible));
  }

  @Test
  void aCancelledRunEndsWhereAbortsAreHeard() throws Exception {
    assertEquals(496, cancel("blocking, aborted", ABORTABLE, Hold::abortable));
  }

  private static int cancel(String family, List<Fault> faults, Supplier<Hold> holds)
      throws InterruptedException {
    return Cases.run(
        family,
        faults,
        AT_A_TIME,
        fault -> {
          Hold hold = holds.get();
          Rig rig = rig(fault, hold);
          var run = rig.job().start();
          hold.awaitEntered();
          run.cancel();
          Throwable thrown = assertThrows(Throwable.class, run::await);
          assertSame(CancelledException.class, thrown.getClass(), thrown::toString);
          check(rig, thrown);
          rig.assertEndedOnlyBeforeItsClose();
        });
  }

  @Test
  void anInterruptedCallerGetsAnInterruptedException() throws Exception {
    int ran =
        Cases.run(
            "blocking, interrupted",
            oneIn(3),
            AT_A_TIME,
            fault -> {
              Hold hold = Hold.interruptible();
              Rig rig = rig(fault, hold);
              Thread caller = Thread.currentThread();
              Thread interrupter = Thread.startVirtualThread(() -> interruptOnce(hold, caller));
              check(rig, assertThrows(InterruptedException.class, rig.job()::run));
              rig.assertEndedOnlyBeforeItsClose();
              interrupter.join();
              assertFalse(Thread.interrupted(), "a stale interrupt");
            });
    assertEquals(640, ran);
  }

  private static void interruptOnce(Hold hold, Thread caller) {
    try {
      hold.awaitEntered();
      caller.interrupt();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void aRunThatIsNotDoneInTimeIsCancelled() throws Exception {
    int ran =
        Cases.run(
            "blocking, deadline",
            oneIn(3),
            AT_A_TIME,
            fault -> {
              Rig rig = rig(fault, Hold.interruptible());
              check(rig, assertThrows(DeadlineException.class, () -> rig.job().run(DEADLINE)));
            });
    assertEquals(640, ran);
  }

  private static Rig rig(Fault fault, Hold hold) {
    return new Rig(fault, Script.staying(fault.call(), fault.nth(), hold));
  }

  /// What was only a consequence of the stop is not mentioned.
  private static void check(Rig rig, Throwable thrown) {
    assertEquals(
        0, thrown.getSuppressed().length, () -> "suppressed: " + List.of(thrown.getSuppressed()));
    rig.assertTornDown();
  }
}
