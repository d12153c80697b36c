package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.DeadlineException;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.internal.Actor;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class RunTest {
  private static final Source<Integer> TEN = Sources.of(IntStream.range(0, 10).boxed().toList());

  private static Pipeline<Integer> counting(AtomicInteger given) {
    return Pipeline.from(
        out -> {
          while (out.emit(given.incrementAndGet())) {}
        });
  }

  /// A while in which nothing may happen.
  private static void spin() {
    for (int i = 0; i < 5000; i++) {
      Thread.onSpinWait();
    }
  }

  @Test
  void whoAwaitsItFindsEveryThreadEnded() throws Exception {
    for (int i = 0; i < 300; i++) {
      var threads = new ArrayList<Thread>();
      Run<Integer> run =
          Pipeline.from(TEN)
              .buffer()
              .fold(0, Integer::sum)
              .threads(
                  task -> {
                    threads.add(Thread.ofVirtual().unstarted(task));
                    return threads.getLast();
                  })
              .start();
      assertEquals(45, run.await());
      assertEquals(2, threads.size());
      assertTrue(threads.stream().noneMatch(Thread::isAlive));
    }
  }

  @Test
  void itMayBeAwaitedByManyAndAgain() throws Exception {
    var go = new CountDownLatch(1);
    Run<Integer> run = Pipeline.from(TEN).peek(_ -> go.await()).fold(0, Integer::sum).start();
    try (var one = new Actor("one");
        var other = new Actor("other")) {
      var first = one.begins(run::await);
      var second = other.begins(run::await);
      assertTrue(first.waits());
      assertTrue(second.waits());
      go.countDown();
      assertEquals(45, first.result());
      assertEquals(45, second.result());
      assertEquals(45, run.await());
    }
  }

  @Test
  void whoIsInterruptedWhileAwaitingLetsItGoOn() throws Exception {
    var go = new CountDownLatch(1);
    Run<Integer> run = Pipeline.from(TEN).peek(_ -> go.await()).fold(0, Integer::sum).start();
    try (var one = new Actor("one")) {
      var awaiting = one.begins(run::await);
      one.interrupt();
      assertThrows(InterruptedException.class, awaiting::result);
    }
    go.countDown();
    assertEquals(45, run.await());
  }

  @Test
  void aCancelAfterTheEndDoesNothing() throws Exception {
    Run<Integer> run = Pipeline.from(TEN).fold(0, Integer::sum).start();
    assertEquals(45, run.await());
    run.cancel();
    assertEquals(45, run.await());
  }

  @Test
  void aCancelBeforeAnythingIsOpenOpensNothingMore() throws Exception {
    var opening = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Source<Integer> slow =
        () -> {
          opening.countDown();
          while (go.getCount() > 0) {
            try {
              go.await();
            } catch (InterruptedException e) {
              // opens all the same
            }
          }
          return TEN.open();
        };
    var opened = new AtomicInteger();
    Run<Summary> run =
        Pipeline.from(slow)
            .to(
                () -> {
                  opened.incrementAndGet();
                  throw new IOException("opened");
                })
            .start();
    opening.await();
    run.cancel();
    go.countDown();
    assertThrows(CancelledException.class, run::await);
    assertEquals(0, opened.get());
  }

  @Test
  void aDeadlineOfNothingIsOverAtOnce() {
    Job<Summary> job = counting(new AtomicInteger()).forEach(_ -> {});
    assertThrows(DeadlineException.class, () -> job.run(Duration.ZERO));
    assertThrows(DeadlineException.class, () -> job.run(Duration.ofSeconds(-1)));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsReadAfterPauseReturned(boolean withStep) throws Exception {
    var reads = new AtomicInteger();
    var written = new AtomicInteger();
    Iterable<Integer> endless = () -> IntStream.generate(reads::incrementAndGet).boxed().iterator();
    Pipeline<Integer> pipeline = Pipeline.from(Sources.of(endless));
    Run<Summary> run = (withStep ? pipeline.map(n -> n) : pipeline).forEach(written::set).start();
    for (int round = 0; round < 20; round++) {
      run.pause();
      int then = reads.get();
      spin();
      assertEquals(then, reads.get());
      run.resume();
      while (reads.get() == then) {
        Thread.onSpinWait();
      }
    }
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void nothingIsReadAfterPauseReturnedAlthoughAWriteWasWaiting(boolean withStep) throws Exception {
    var reads = new AtomicInteger();
    var inside = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    var wrote = new CountDownLatch(1);
    Iterable<Integer> endless = () -> IntStream.generate(reads::incrementAndGet).boxed().iterator();
    Pipeline<Integer> pipeline = Pipeline.from(Sources.of(endless));
    Run<Summary> run =
        (withStep ? pipeline.map(n -> n) : pipeline)
            .forEach(
                _ -> {
                  inside.countDown();
                  go.await();
                  wrote.countDown();
                })
            .start();
    inside.await();
    try (var pauser = new Actor("pauser")) {
      var pausing =
          pauser.starts(
              () -> {
                run.pause();
                return reads.get();
              });
      while (!run.snapshot().paused()) {
        Thread.onSpinWait();
      }
      go.countDown();
      wrote.await();
      int then = pausing.result();
      spin();
      assertEquals(then, reads.get());
    }
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void whatIsOnItsWayGoesOnWhileItIsPaused() throws Exception {
    var given = new AtomicInteger();
    var taken = new AtomicInteger();
    Run<Summary> run = counting(given).buffer(Bound.elements(4)).forEach(taken::set).start();
    run.pause();
    while (taken.get() < given.get() - 1) { // one may wait at the gate
      Thread.onSpinWait();
    }
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void aPausedRunCanBeCancelled() throws Exception {
    Run<Summary> run = counting(new AtomicInteger()).buffer().forEach(_ -> {}).start();
    run.pause();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void pausingARunThatIsOverReturns() throws Exception {
    Run<Integer> run = Pipeline.from(TEN).fold(0, Integer::sum).start();
    run.await();
    run.pause();
    run.resume();
  }

  @Test
  void aSnapshotShowsWhatBoundariesHold() throws Exception {
    var inside = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Run<Summary> run =
        Pipeline.from(TEN)
            .buffer(Bound.elements(3).lowWater(99))
            .forEach(
                _ -> {
                  inside.countDown();
                  go.await();
                })
            .start();
    inside.await();
    StageSnapshot.Boundary boundary;
    do {
      boundary = run.snapshot().stages().get(1).boundary();
    } while (boundary == null || boundary.fill() < 2); // a full writer goes on at the low mark
    assertTrue(boundary.fill() <= 3, "held " + boundary.fill());
    assertEquals(OptionalLong.of(10), run.snapshot().size());
    assertFalse(run.snapshot().over());
    go.countDown();
    Summary summary = run.await();
    assertTrue(run.snapshot().over());
    assertEquals(10, summary.progress().elementsIn());
    assertEquals(10, summary.progress().elementsOut());
  }

  private record Shouting(RuntimeException failure) implements PipelineListener {
    @Override
    public void started(Run<?> run) {
      throw failure;
    }

    @Override
    public void ended(Run<?> run, @Nullable Throwable thrown) {
      throw failure;
    }
  }

  @Test
  void whatAListenerThrowsFailsNothing() throws Exception {
    var said = new ArrayList<Throwable>();
    var shouting = new Shouting(new IllegalStateException("loud"));
    var told = new AtomicInteger();
    var quiet =
        new PipelineListener() {
          @Override
          public void started(Run<?> run) {
            told.incrementAndGet();
          }
        };
    Run<Integer> run =
        Pipeline.from(TEN)
            .fold(0, Integer::sum)
            .listener(shouting)
            .listener(quiet)
            .threads(
                task -> {
                  Thread thread = Thread.ofPlatform().unstarted(task);
                  thread.setUncaughtExceptionHandler((_, e) -> said.add(e));
                  return thread;
                })
            .start();
    assertEquals(45, run.await());
    assertEquals(List.of(shouting.failure(), shouting.failure()), said);
    assertEquals(1, told.get());
  }

  @Test
  void aFactoryThatFailsFailsTheRun() {
    var failure = new IllegalStateException("no more threads");
    var closed = new AtomicInteger();
    Source<Integer> source =
        Sources.of(
            () -> {
              class Closing implements Iterator<Integer>, AutoCloseable {
                @Override
                public boolean hasNext() {
                  return true;
                }

                @Override
                public Integer next() {
                  return 1;
                }

                @Override
                public void close() {
                  closed.incrementAndGet();
                }
              }
              return new Closing();
            });
    Job<Summary> job =
        Pipeline.from(source)
            .buffer()
            .forEach(_ -> {})
            .threads(
                _ -> {
                  throw failure;
                });
    assertSame(failure, assertThrows(StreamException.class, job::run).getCause());
    assertEquals(1, closed.get());
    assertSame(failure, assertThrows(IllegalStateException.class, job::start));
  }

  @Test
  void aGraceOfNothingIsRefused() {
    Job<Summary> job = Pipeline.from(TEN).forEach(_ -> {});
    assertThrows(IllegalArgumentException.class, () -> job.grace(Duration.ZERO));
  }

  @Test
  void theStackOfTheLastSectionIsTheCallers() throws Exception {
    var stack = new ArrayList<StackTraceElement>();
    Pipeline.from(TEN)
        .buffer()
        .forEach(_ -> stack.addAll(List.of(new Throwable().getStackTrace())))
        .run();
    assertTrue(
        stack.stream()
            .anyMatch(f -> f.getMethodName().equals("theStackOfTheLastSectionIsTheCallers")));
  }

  @Test
  void anErrorOfAnotherSectionIsRethrownToo() {
    var error = new AssertionError("odd");
    Job<Summary> job =
        Pipeline.from(TEN)
            .peek(
                _ -> {
                  throw error;
                })
            .buffer()
            .forEach(_ -> {});
    assertSame(error, assertThrows(AssertionError.class, job::run));
    assertInstanceOf(AssertionError.class, assertThrows(Throwable.class, job.start()::await));
  }
}
