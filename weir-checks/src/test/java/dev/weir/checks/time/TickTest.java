package dev.weir.checks.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.CancelledException;
import dev.weir.Sources;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Stepper;
import dev.weir.testkit.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TickTest {
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final VirtualClock clock = new VirtualClock();

  @Test
  void anElementComesWithEachPeriod() throws Exception {
    try (var stepper = new Stepper();
        var cursor = Sources.tick(SECOND, clock).open()) {
      var reader = stepper.actor("reader");
      for (long n = 1; n <= 3; n++) {
        var tick = reader.begins(cursor::read);
        clock.awaitWaiter(SECOND);
        clock.advance(SECOND.minusNanos(1));
        tick.assertWaiting();
        clock.advance(Duration.ofNanos(1));
        assertEquals(n, tick.result());
      }
    }
  }

  @Test
  void lateTicksComeAsOneAndTheBeatStays() throws Exception {
    try (var stepper = new Stepper();
        var cursor = Sources.tick(SECOND, clock).open()) {
      clock.advance(Duration.ofMillis(3_700));
      assertEquals(3, cursor.read());
      var tick = stepper.actor("reader").begins(cursor::read);
      clock.awaitWaiter(Duration.ofMillis(300));
      clock.advance(Duration.ofMillis(300));
      assertEquals(4, tick.result());
    }
  }

  @Test
  void aReaderThatWaitsIsFreedByAnAbort() throws Exception {
    try (var stepper = new Stepper();
        var cursor = Sources.tick(SECOND, clock).open()) {
      var tick = stepper.actor("reader").begins(cursor::read);
      clock.awaitWaiters(1);
      cursor.abort();
      assertThrows(IOException.class, tick::result);
    }
  }

  @Test
  void aReaderThatIsInterruptedHasLostNothing() throws Exception {
    try (var stepper = new Stepper();
        var cursor = Sources.tick(SECOND, clock).open()) {
      var reader = stepper.actor("reader");
      var tick = reader.begins(cursor::read);
      clock.awaitWaiters(1);
      reader.thread().interrupt();
      assertThrows(InterruptedException.class, tick::result);
      clock.advance(SECOND);
      assertEquals(1, cursor.read());
    }
  }

  @Test
  void aRunThatWaitsForATickIsCancelled() throws Exception {
    var run = Pipeline.from(Sources.tick(SECOND, clock)).forEach(_ -> {}).start();
    clock.awaitWaiters(1);
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void itEndsWhenNoMoreIsWanted() throws Exception {
    var run = Pipeline.from(Sources.tick(SECOND, clock)).take(2).toList(2).start();
    clock.awaitWaiter(SECOND);
    clock.advance(SECOND);
    clock.awaitWaiter(SECOND);
    clock.advance(SECOND);
    assertEquals(List.of(1L, 2L), run.await());
  }

  @Test
  void aPeriodIsLongerThanZero() {
    assertThrows(IllegalArgumentException.class, () -> Sources.tick(Duration.ZERO));
    assertThrows(IllegalArgumentException.class, () -> Sources.tick(Duration.ofNanos(-1)));
  }
}
