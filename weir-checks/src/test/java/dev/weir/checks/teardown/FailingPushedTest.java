package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.testkit.Call;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each stage of each pipeline fails in each of its calls, and the run is pushed.
@Timeout(120)
@ExtendWith(NoLeaks.class)
@SuppressWarnings("EnumOrdinal")
class FailingPushedTest {
  private static final int AT_A_TIME = 8;

  private record Failing(Fault fault, Kind kind) {}

  private static List<Failing> each(int kindsEach) {
    var all = new ArrayList<Failing>();
    for (Fault fault : Fault.pushed()) {
      for (int i = 0; i < kindsEach; i++) {
        all.add(new Failing(fault, Kind.values()[all.size() % Kind.values().length]));
      }
    }
    return all;
  }

  @Test
  void aRunThrowsTheOneCauseAndLeavesNothing() throws Exception {
    int ran =
        Cases.run(
            "failing, run()",
            each(4),
            AT_A_TIME,
            failing -> {
              Throwable failure = failing.kind().failure();
              Rig rig = rig(failing, failure);
              Throwable thrown = assertThrows(Throwable.class, rig.job()::run);
              check(rig, thrown, failure);
              rig.assertThreads(Thread.currentThread());
            });
    assertEquals(7680, ran);
  }

  @Test
  void aStartedRunKeepsTheOneCauseForWhoeverAwaitsIt() throws Exception {
    int ran =
        Cases.run(
            "failing, start()",
            each(1),
            AT_A_TIME,
            failing -> {
              Throwable failure = failing.kind().failure();
              Rig rig = rig(failing, failure);
              var run = rig.job().start();
              Throwable thrown = assertThrows(Throwable.class, run::await);
              check(rig, thrown, failure);
            });
    assertEquals(1920, ran);
  }

  private static Rig rig(Failing failing, Throwable failure) {
    Fault fault = failing.fault();
    return new Rig(fault, Script.failing(fault.call(), fault.nth(), failure));
  }

  private static void check(Rig rig, Throwable thrown, Throwable failure) {
    rig.assertBlamed(thrown, failure);
    rig.assertTornDown();
    rig.assertEndedOnlyBeforeItsClose();
    Fault fault = rig.fault;
    if (fault.inSink() && fault.call() == Call.CLOSE && failure instanceof Exception) {
      assertEquals(true, thrown.getMessage().contains("after the result was committed"));
    }
  }
}
