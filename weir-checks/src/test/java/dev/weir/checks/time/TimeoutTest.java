package dev.weir.checks.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Clock;
import dev.weir.OverdueException;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Timeouts;
import dev.weir.Transform;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.testkit.VirtualClock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.Test;

class TimeoutTest {
  private static final Duration TIME = Duration.ofSeconds(5);

  private final LookedAt clock = new LookedAt(new VirtualClock());
  private final Pipe<Integer> pipe = Pipe.of(Bound.elements(10));

  /// A clock that knows how often it was looked at.
  private record LookedAt(VirtualClock time, Semaphore looks) implements Clock {
    private LookedAt(VirtualClock time) {
      this(time, new Semaphore(0));
    }

    @Override
    public long nanoTime() {
      long now = time.nanoTime();
      looks.release();
      return now;
    }

    @Override
    public void parkUntil(Object blocker, long until) {
      time.parkUntil(blocker, until);
    }

    /// Waits until it was looked at for another time from now on, and what was seen is noted.
    private void awaitLooks() throws InterruptedException {
      looks.drainPermits();
      looks.acquire(3); // one that was under way, one from now on, and one behind that
    }

    /// Lets a time pass that is seen to have passed.
    private void pass(Duration more) throws InterruptedException {
      awaitLooks();
      time.advance(more);
    }
  }

  private OverdueException overdue(Run<?> run) {
    var thrown = assertThrows(StreamException.class, run::await);
    assertEquals("timeout", thrown.stage());
    assertEquals(2, thrown.stageIndex());
    return assertInstanceOf(OverdueException.class, thrown.getCause());
  }

  @Test
  void aRunWithoutAFirstElementFails() throws Exception {
    var run = Pipeline.from(pipe).through(Timeouts.initial(TIME, clock)).toList(9).start();
    clock.pass(TIME.minusNanos(1));
    clock.awaitLooks();
    assertFalse(run.snapshot().over());
    clock.pass(Duration.ofNanos(1));
    var overdue = overdue(run);
    assertEquals("no first element within 5s", overdue.getMessage());
    assertEquals(TIME, overdue.time());
    assertEquals(Pipe.Offer.CLOSED, pipe.offer(1));
  }

  @Test
  void onlyTheFirstElementCanBeOverdue() throws Exception {
    var came = new CountDownLatch(1);
    var run =
        Pipeline.from(pipe)
            .<Integer>through(Timeouts.initial(TIME, clock))
            .peek(_ -> came.countDown())
            .toList(9)
            .start();
    pipe.write(1);
    came.await();
    clock.pass(TIME.multipliedBy(100));
    clock.awaitLooks();
    pipe.write(2);
    pipe.end();
    assertEquals(List.of(1, 2), run.await());
  }

  @Test
  void aRunInWhichNothingComesFails() throws Exception {
    var run = Pipeline.from(pipe).through(Timeouts.idle(TIME, clock)).toList(9).start();
    clock.pass(TIME.minusNanos(1));
    pipe.write(1);
    pipe.flush();
    clock.pass(TIME.minusNanos(1));
    clock.awaitLooks();
    assertFalse(run.snapshot().over());
    clock.pass(Duration.ofNanos(1));
    assertEquals("no element within 5s", overdue(run).getMessage());
  }

  @Test
  void theTimeThatDownstreamTakesDoesNotCount() throws Exception {
    var inside = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var run =
        Pipeline.from(pipe)
            .through(Timeouts.idle(TIME, clock))
            .forEach(
                _ -> {
                  inside.countDown();
                  go.await();
                })
            .start();
    pipe.write(1);
    pipe.end();
    inside.await();
    clock.pass(TIME.multipliedBy(100));
    clock.awaitLooks();
    go.countDown();
    run.await();
  }

  @Test
  void aPausedRunIsNotOverdue() throws Exception {
    var run = Pipeline.from(pipe).through(Timeouts.idle(TIME, clock)).toList(9).start();
    run.pause();
    clock.pass(TIME.multipliedBy(100));
    clock.awaitLooks();
    pipe.write(1);
    pipe.end();
    run.resume();
    assertEquals(List.of(1), run.await());
  }

  @Test
  void aRunInTimeIsFine() throws Exception {
    Transform<Integer, Integer> day = Timeouts.idle(Duration.ofDays(1));
    assertEquals(
        List.of(1, 2),
        Pipeline.from(Sources.of(1, 2))
            .through(day)
            .through(Timeouts.initial(Duration.ofDays(1)))
            .toList(2)
            .run());
    assertEquals(0, day.heldBytes().orElseThrow());
  }

  @Test
  void aCursorOfAPipelineWithABufferBehindItIsLookedAt() throws Exception {
    try (var cursor =
        Pipeline.from(pipe).through(Timeouts.idle(Duration.ofMillis(20))).buffer().open()) {
      var thrown = assertThrows(StreamException.class, () -> cursor.read());
      assertInstanceOf(OverdueException.class, thrown.getCause());
    }
  }

  @Test
  void aLoopThatNobodyLooksAtIsRefused() {
    var source = Sources.of(1).through(Timeouts.idle(TIME));
    var thrown = assertThrows(IllegalStateException.class, source::open);
    assertTrue(
        Objects.requireNonNull(thrown.getMessage()).startsWith("a timeout needs a run"),
        thrown.getMessage());
    assertThrows(
        IllegalStateException.class,
        () -> Pipeline.from(Sources.of(1)).through(Timeouts.idle(TIME)).open());
    assertThrows(IllegalArgumentException.class, () -> Timeouts.idle(Duration.ZERO));
  }
}
