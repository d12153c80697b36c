package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.CancelledException;
import dev.weir.StuckException;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each stage of each short pipeline ignores both abort and interrupt in each of its calls. A
/// cancelled run does not wait for it for ever, and says so.
@Timeout(60)
@ExtendWith(NoLeaks.class)
class StubbornTest {
  private static final int AT_A_TIME = 100;
  private static final Duration GRACE = Duration.ofMillis(1500);

  @Test
  void afterTheGraceTheStageIsNamedAndItsThreadAloneStays() throws Exception {
    List<Fault> faults =
        Fault.pushed().stream().filter(f -> f.steps() <= 2 && f.nth() != Fault.ELEMENTS).toList();
    assertEquals(240, Cases.run("stubborn, cancelled", faults, AT_A_TIME, this::check));
  }

  private void check(Fault fault) throws Exception {
    Hold hold = Hold.stubborn();
    var rig = new Rig(fault, Script.staying(fault.call(), fault.nth(), hold));
    var run = rig.job().grace(GRACE).start();
    hold.awaitEntered();
    run.cancel();
    try {
      var stuck = assertThrows(StuckException.class, run::await);
      assertEquals(named(fault), stuck.stage());
      assertInstanceOf(CancelledException.class, stuck.getCause());
      assertTrue(
          Stream.of(stuck.getStackTrace())
              .anyMatch(f -> f.getClassName().equals(Hold.class.getName())),
          "the stack shows where it is");
      assertOthersEnd(rig, rig.journal.threads(fault.name(), fault.call()).getLast());
    } finally {
      hold.release();
    }
    for (Thread thread : rig.threads.made()) {
      thread.join();
    }
    rig.journal.assertLivesAreWhole();
  }

  private static void assertOthersEnd(Rig rig, Thread stuck) throws InterruptedException {
    for (Thread thread : rig.threads.made()) {
      if (!thread.equals(stuck)) {
        assertTrue(thread.join(Duration.ofSeconds(5)), () -> thread + " stays too");
      }
    }
    assertTrue(stuck.isAlive());
  }

  /// Steps of one section are opened as one.
  private static String named(Fault fault) {
    if (fault.call() != Call.OPEN || fault.stage() == 0 || fault.inSink()) {
      return fault.name();
    }
    return fault.namesIn(fault.section(fault.stage())).stream()
        .filter(name -> name.startsWith("step"))
        .findFirst()
        .orElseThrow();
  }
}
