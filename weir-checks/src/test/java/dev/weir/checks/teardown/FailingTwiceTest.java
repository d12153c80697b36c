package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.testkit.Call;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// A stage fails, and then every stage fails in its close.
@Timeout(60)
@ExtendWith(NoLeaks.class)
class FailingTwiceTest {
  private static final int AT_A_TIME = 8;

  /// So that no section has closed before the failure.
  @SuppressWarnings("UnnecessaryLambda")
  private static final Iterable<Integer> ENDLESS = () -> Stream.iterate(1, i -> i + 1).iterator();

  @Test
  void whatFailedOnItsOwnIsSuppressedOntoTheCause() throws Exception {
    List<Fault> faults = Fault.pushed().stream().filter(fault -> fault.nth() == 3).toList();
    int ran = Cases.run("failing, then all closes fail", faults, AT_A_TIME, this::check);
    assertEquals(320, ran);
  }

  private void check(Fault fault) throws Exception {
    var first = new IOException("boom");
    var closes = new ArrayList<IOException>();
    for (int stage = 0; stage <= fault.steps() + 1; stage++) {
      closes.add(new IOException("close of " + fault.name(stage)));
    }
    var rig =
        new Rig(
            fault,
            ENDLESS,
            stage -> {
              Script closing = Script.failing(Call.CLOSE, 1, closes.get(stage));
              return stage == fault.stage()
                  ? closing.and(Script.failing(fault.call(), fault.nth(), first))
                  : closing;
            });
    Throwable thrown = assertThrows(IOException.class, rig.job()::run);
    rig.assertBlamedFirst(thrown, first);
    assertEquals(new HashSet<>(closes), suppressed(thrown), rig.journal::toString);
    rig.assertTornDown();
    assertFalse(rig.sink.ended());
  }

  /// All that is suppressed onto it, and onto that: the steps of one section fail as one.
  private static Set<Throwable> suppressed(Throwable thrown) {
    var all = new HashSet<Throwable>();
    for (Throwable one : thrown.getSuppressed()) {
      all.add(one);
      all.addAll(suppressed(one));
    }
    return all;
  }
}
