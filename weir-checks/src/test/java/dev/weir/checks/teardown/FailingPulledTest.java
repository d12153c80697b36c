package dev.weir.checks.teardown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.testkit.Call;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Each stage of each pipeline fails in each of its calls, and the pipeline is read as a cursor.
@Timeout(120)
@ExtendWith(NoLeaks.class)
class FailingPulledTest {
  private static final int AT_A_TIME = 8;

  private record Failing(Fault fault, Kind kind) {}

  private static List<Failing> all(boolean threads) {
    var all = new ArrayList<Failing>();
    for (Fault fault : Fault.pulled()) {
      for (Kind kind : Kind.values()) {
        if (threads || (fault.steps() > 0 && fault.boundaries() == 0)) {
          all.add(new Failing(fault, kind));
        }
      }
    }
    return all;
  }

  @Test
  void aLoopWithoutThreadsGetsTheOneCauseAndLeavesNothing() throws Exception {
    int ran =
        Cases.run(
            "failing, Source.through",
            all(false),
            AT_A_TIME,
            failing -> check(failing, Rig::fused));
    assertEquals(336, ran);
  }

  @Test
  void aLoopOverAPipelineGetsTheOneCauseAndLeavesNothing() throws Exception {
    int ran =
        Cases.run(
            "failing, Pipeline.open",
            all(true),
            AT_A_TIME,
            failing -> check(failing, rig -> rig.pipeline()::open));
    assertEquals(6192, ran);
  }

  /// Makes the source that is read.
  @FunctionalInterface
  private interface Pulled {
    Source<Integer> of(Rig rig);
  }

  private static void check(Failing failing, Pulled pulled) {
    Fault fault = failing.fault();
    Throwable failure = failing.kind().failure();
    var rig = new Rig(fault, Script.failing(fault.call(), fault.nth(), failure));
    Throwable thrown = readAll(pulled.of(rig), fault);
    assertNotNull(thrown, "it did not fail");
    rig.assertBlamed(thrown, failure);
    rig.assertTornDown();
  }

  /// Reads to the end, as a for-loop in a try-with-resources does.
  private static @Nullable Throwable readAll(Source<Integer> source, Fault fault) {
    Cursor<Integer> cursor;
    try {
      cursor = source.open();
    } catch (Throwable e) {
      assertSame(Call.OPEN, fault.call());
      return e;
    }
    Throwable read = drain(cursor);
    if (read != null) {
      assertSame(read, drain(cursor), "the same failure again");
    }
    Throwable closed = thrownBy(cursor::close);
    assertNull(thrownBy(cursor::close), "closing is idempotent");
    assertEquals(true, read == null || closed == null, "one exception");
    return read == null ? closed : read;
  }

  private static @Nullable Throwable drain(Cursor<Integer> cursor) {
    return thrownBy(
        () -> {
          int expected = 1;
          Integer element;
          while ((element = cursor.read()) != null) {
            assertEquals(expected++, element);
          }
          assertEquals(Fault.ELEMENTS + 1, expected);
          assertNull(cursor.read(), "null again");
        });
  }

  /// Something that may throw.
  @FunctionalInterface
  private interface Attempt {
    void run() throws Exception;
  }

  private static @Nullable Throwable thrownBy(Attempt attempt) {
    try {
      attempt.run();
      return null;
    } catch (AssertionError e) {
      throw e;
    } catch (Throwable e) {
      return e;
    }
  }
}
