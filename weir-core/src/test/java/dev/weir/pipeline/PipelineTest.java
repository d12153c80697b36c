package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractCursor;
import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.DeadlineException;
import dev.weir.LimitException;
import dev.weir.Sinks;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.StuckException;
import dev.weir.Transform;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PipelineTest {
  private static final Source<Integer> TEN = Sources.of(IntStream.range(0, 10).boxed().toList());

  /// Emits for ever.
  private static Pipeline<Integer> endless() {
    return Pipeline.from(
        out -> {
          for (int i = 0; out.emit(i); i++) {}
        });
  }

  @Test
  void elementsComeOutInOrder() throws Exception {
    List<String> list =
        Pipeline.from(TEN).filter(n -> n % 2 == 0).buffer().map(n -> "v" + n).toList(10).run();
    assertEquals(List.of("v0", "v2", "v4", "v6", "v8"), list);
  }

  @Test
  void aJobIsAValueThatRunsAgain() throws Exception {
    Job<Integer> sum = Pipeline.from(TEN).buffer(Bound.elements(1)).fold(0, Integer::sum);
    assertEquals(45, sum.run());
    assertEquals(45, sum.run());
    assertEquals(45, sum.start().await());
  }

  @Test
  void collectorsAndGatherersOfTheJdkServe() throws Exception {
    Job<String> job =
        Pipeline.from(TEN)
            .through(Transform.of(Gatherers.windowFixed(4)))
            .map(Object::toString)
            .collect(Collectors.joining("|"));
    assertEquals("[0, 1, 2, 3]|[4, 5, 6, 7]|[8, 9]", job.run());
  }

  @Test
  void theFirstOfNothingIsEmpty() throws Exception {
    assertEquals(Optional.empty(), Pipeline.from(Sources.<Integer>empty()).first().run());
    assertEquals(Optional.of(0), Pipeline.from(TEN).first().run());
    assertEquals(Optional.of(0), endless().buffer().first().run());
  }

  @Test
  void aListHasALimit() {
    var failure = assertThrows(StreamException.class, () -> Pipeline.from(TEN).toList(9).run());
    assertInstanceOf(LimitException.class, failure.getCause());
    assertEquals(
        "toList: more than 9 elements for a list (stage 2 of 2, after 9 elements in, 9 elements"
            + " out)",
        failure.getMessage());
  }

  @Test
  void takeNothingOpensNothingBefore() throws Exception {
    Source<Integer> forbidden =
        () -> {
          throw new IOException("opened");
        };
    assertEquals(List.of(), Pipeline.from(forbidden).take(0).toList(1).run());
    assertEquals(
        List.of(), Pipeline.from(forbidden).buffer().map(n -> n).take(0).buffer().toList(1).run());
    try (var cursor = forbidden.map(n -> n).take(0).open()) {
      assertEquals(null, cursor.read());
    }
  }

  @Test
  void anEarlyEndStopsAProducerAcrossBoundaries() throws Exception {
    Job<List<Integer>> job =
        endless().buffer(Bound.elements(3)).map(n -> n).buffer(Bound.elements(1)).take(5).toList(9);
    for (int i = 0; i < 200; i++) {
      assertEquals(List.of(0, 1, 2, 3, 4), job.run());
    }
  }

  @Test
  void aLoopThatIgnoresFalseIsUnwoundAndThatIsSuccess() throws Exception {
    Pipeline<Integer> deaf =
        Pipeline.from(
            out -> {
              for (int i = 0; true; i++) {
                try {
                  out.emit(i);
                } catch (Exception ignored) {
                  throw new AssertionError("nothing an exception handler should see", ignored);
                }
              }
            });
    assertEquals(List.of(0, 1), deaf.take(2).toList(9).run());
  }

  @Test
  void aFailureNamesItsStageAndHasTheOriginalAsItsCause() {
    var original = new IllegalStateException("boom");
    for (boolean buffered : new boolean[] {false, true}) {
      Pipeline<Integer> before = buffered ? Pipeline.from(TEN).buffer() : Pipeline.from(TEN);
      Job<Summary> job =
          before
              .map(n -> n)
              .map(
                  n -> {
                    if (n == 3) {
                      throw original;
                    }
                    return n;
                  })
              .buffer()
              .forEach(_ -> {});
      var failure = assertThrows(StreamException.class, job::run);
      assertSame(original, failure.getCause());
      assertEquals("map", failure.stage());
      assertEquals(buffered ? 4 : 3, failure.stageIndex());
      assertEquals(0, failure.getSuppressed().length);
    }
  }

  @Test
  void aNullFromUserCodeNamesThatStage() {
    Job<Summary> job =
        Pipeline.from(TEN).filter(_ -> true).<Integer>map(_ -> nothing()).forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertEquals(3, failure.stageIndex());
    assertInstanceOf(NullPointerException.class, failure.getCause());
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }

  @Test
  void aFailureThatAStepCaughtFailsTheRunAllTheSame() {
    var original = new IOException("full");
    Job<Summary> job =
        Pipeline.from(TEN)
            .through(
                () ->
                    (in, out) -> {
                      try {
                        out.emit(in);
                      } catch (Exception swallowed) {
                        // what everybody writes
                      }
                    })
            .buffer()
            .map(n -> n)
            .to(
                Sinks.forEach(
                    _ -> {
                      throw original;
                    }));
    assertSame(original, assertThrows(StreamException.class, job::run).getCause());
  }

  @Test
  void anErrorIsRethrownAsItIs() {
    var error = new StackOverflowError();
    Job<Summary> job =
        Pipeline.from(TEN)
            .buffer()
            .forEach(
                _ -> {
                  throw error;
                });
    assertSame(error, assertThrows(StackOverflowError.class, job::run));
  }

  @Test
  @SuppressWarnings("ReferenceEquality")
  void theLastSectionRunsOnTheCallersThread() throws Exception {
    var threads = new ArrayList<Thread>();
    Pipeline.from(TEN).buffer().forEach(_ -> threads.add(Thread.currentThread())).run();
    assertTrue(threads.stream().allMatch(t -> t == Thread.currentThread()));
    threads.clear();
    Pipeline.from(TEN).forEach(_ -> threads.add(Thread.currentThread())).start().await();
    assertTrue(threads.stream().noneMatch(t -> t == Thread.currentThread()));
  }

  @Test
  void otherThreadsComeFromTheFactory() throws Exception {
    var made = new ConcurrentLinkedQueue<Thread>();
    Job<Integer> job =
        Pipeline.from(TEN)
            .buffer()
            .map(n -> n)
            .buffer()
            .fold(0, Integer::sum)
            .threads(
                task -> {
                  Thread thread = Thread.ofVirtual().unstarted(task);
                  made.add(thread);
                  return thread;
                });
    job.run();
    assertEquals(2, made.size());
    assertTrue(made.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void aCancelledRunThrowsAndHasStopped() throws Exception {
    Run<Summary> run = endless().buffer().map(n -> n).forEach(_ -> {}).start();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    assertThrows(CancelledException.class, run::await);
    assertTrue(run.snapshot().over());
  }

  @Test
  void aRunThatTakesTooLongIsCancelled() {
    Job<Summary> job = endless().buffer(Bound.elements(2)).forEach(_ -> {});
    var failure = assertThrows(DeadlineException.class, () -> job.run(Duration.ofMillis(30)));
    assertTrue(
        failure.getMessage().startsWith("not done within 0.03s (after "), failure.getMessage());
    assertFalse(Thread.interrupted());
  }

  @Test
  void aRunThatIsDoneInTimeKeepsItsResult() throws Exception {
    assertEquals(45, Pipeline.from(TEN).fold(0, Integer::sum).run(Duration.ofMinutes(1)));
  }

  @Test
  void anInterruptedCallerGetsAnInterruptedException() throws Exception {
    var blocked = new CountDownLatch(1);
    Pipeline<Integer> waiting =
        Pipeline.from(
            out -> {
              blocked.countDown();
              new CountDownLatch(1).await();
              out.emit(1);
            });
    for (Job<Summary> job :
        List.of(waiting.forEach(_ -> {}), waiting.buffer().map(n -> n).forEach(_ -> {}))) {
      var thrown = new AtomicReference<Throwable>();
      Thread caller =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      job.run();
                    } catch (Throwable e) {
                      thrown.set(e);
                    }
                  });
      blocked.await();
      caller.interrupt();
      caller.join();
      assertInstanceOf(InterruptedException.class, thrown.get());
    }
  }

  @Test
  void aStageThatIgnoresEverythingIsNamedAfterTheGrace() throws Exception {
    var inside = new CountDownLatch(1);
    var free = new CountDownLatch(1);
    Run<Summary> run =
        Pipeline.from(TEN)
            .peek(
                _ -> {
                  inside.countDown();
                  while (free.getCount() > 0) {
                    try {
                      free.await();
                    } catch (InterruptedException e) {
                      // swallowed
                    }
                  }
                })
            .buffer()
            .forEach(_ -> {})
            .grace(Duration.ofMillis(120))
            .start();
    inside.await();
    run.cancel();
    var stuck = assertThrows(StuckException.class, run::await);
    free.countDown();
    assertEquals("peek", stuck.stage());
    assertInstanceOf(CancelledException.class, stuck.getCause());
    assertTrue(stuck.getStackTrace().length > 0);
  }

  @Test
  void pauseReturnsWhenTheSourceHasStopped() throws Exception {
    var given = new AtomicInteger();
    Run<Summary> run =
        Pipeline.<Integer>from(
                out -> {
                  while (out.emit(given.incrementAndGet())) {}
                })
            .buffer(Bound.elements(8))
            .forEach(_ -> {})
            .start();
    for (int i = 0; i < 20; i++) {
      run.pause();
      assertTrue(run.snapshot().paused());
      int then = given.get();
      for (int k = 0; k < 1000; k++) {
        Thread.onSpinWait();
      }
      assertEquals(then, given.get());
      run.resume();
      while (given.get() == then) {
        Thread.onSpinWait();
      }
    }
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void aProducerIsNotPulledWithoutABuffer() throws Exception {
    var refused = assertThrows(IllegalStateException.class, () -> endless().open());
    assertTrue(String.valueOf(refused.getMessage()).contains("buffer"));
    try (var cursor = endless().buffer().take(3).open()) {
      var seen = new ArrayList<Integer>();
      cursor.forEach(seen::add);
      assertEquals(List.of(0, 1, 2), seen);
    }
  }

  @Test
  void leavingALoopEarlyClosesEverythingBehindIt() throws Exception {
    var closed = new AtomicInteger();
    Source<Integer> counted =
        () -> {
          var inner = TEN.open();
          return new AbstractCursor<>() {
            @Override
            protected @Nullable Integer next() throws IOException, InterruptedException {
              return inner.read();
            }

            @Override
            protected void release() {
              closed.incrementAndGet();
            }
          };
        };
    for (Pipeline<Integer> pipeline :
        List.of(Pipeline.from(counted), Pipeline.from(counted).buffer().map(n -> n).buffer())) {
      closed.set(0);
      try (var cursor = pipeline.open()) {
        assertEquals(0, cursor.read());
      }
      assertEquals(1, closed.get());
    }
  }

  @Test
  void aFailureBehindABufferComesOutOfTheLoop() {
    var original = new IOException("cut off");
    Pipeline<Integer> pipeline =
        Pipeline.<Integer>from(
                out -> {
                  out.emit(1);
                  throw original;
                })
            .buffer()
            .map(n -> n);
    var failure =
        assertThrows(
            StreamException.class,
            () -> {
              try (var cursor = pipeline.open()) {
                while (cursor.read() != null) {}
              }
            });
    assertSame(original, failure.getCause());
    assertEquals("producer", failure.stage());
  }

  @Test
  void theBoundIsStatedBeforeTheRun() {
    Pipeline<Integer> plain = Pipeline.from(TEN).map(n -> n);
    assertEquals(
        new MemoryBound.Known(4096, 0),
        plain.buffer(Bound.bytes(4096)).to(Sinks.discard()).memoryBound());
    var some = plain.buffer(Bound.elements(7)).to(Sinks.discard()).memoryBound();
    assertEquals(new MemoryBound.AtLeast(0, 0, List.of("buffer (7 elements)")), some);
  }

  @Test
  void explainShowsBothLimitsAndEachThread() {
    assertEquals(
        """
        thread 1   elements
                   map
          ══════   buffer    1024 elements, 1.0 MiB
        thread 2   null
        memory     at most 1.0 MiB
        """,
        Pipeline.from(TEN).map(n -> n).buffer().to(Sinks.discard()).explain());
  }

  @Test
  void theSummaryCountsWhatWentInAndOutOfEachStage() throws Exception {
    Summary summary =
        Pipeline.from(TEN)
            .filter(n -> n < 4)
            .buffer()
            .flatMap(n -> List.of(n, n))
            .forEach(_ -> {})
            .run();
    assertEquals(10, summary.progress().elementsIn());
    assertEquals(8, summary.progress().elementsOut());
    List<Long> in = summary.stages().stream().map(StageSnapshot::elementsIn).toList();
    assertEquals(List.of(0L, 10L, 4L, 4L, 8L), in);
  }

  @Test
  void listenersAreToldOfStartOpeningAndEnd() throws Exception {
    var told = new ArrayList<String>();
    var listener =
        new PipelineListener() {
          @Override
          public void started(Run<?> run) {
            told.add("started " + run.snapshot().stages().size());
          }

          @Override
          public void opened(Run<?> run) {
            told.add("opened " + run.snapshot().stages().size());
          }

          @Override
          public void ended(Run<?> run, @Nullable Throwable failure) {
            told.add("ended " + (failure == null) + run.snapshot().over());
          }
        };
    Pipeline.from(TEN).forEach(_ -> {}).listener(listener).run();
    assertThrows(
        StreamException.class, () -> Pipeline.from(TEN).toList(1).listener(listener).run());
    Source<Integer> closed =
        () -> {
          throw new IOException("not there");
        };
    assertThrows(
        StreamException.class, () -> Pipeline.from(closed).toList(1).listener(listener).run());
    assertEquals(
        List.of(
            "started 0",
            "opened 2",
            "ended truetrue",
            "started 0",
            "opened 2",
            "ended falsetrue",
            "started 0",
            "ended falsetrue"),
        told);
  }

  @Test
  void tooManyStepsOnOneThreadAreRefused() throws Exception {
    Pipeline<Integer> deep = Pipeline.from(TEN);
    for (int i = 0; i < 1_000; i++) {
      deep = deep.map(n -> n + 1);
    }
    assertEquals(45 + 10_000, deep.fold(0, Integer::sum).run());
    Pipeline<Integer> base = deep.map(n -> n);
    assertThrows(
        IllegalArgumentException.class,
        () -> {
          Pipeline<Integer> deeper = base;
          for (int i = 0; i < 1_000; i++) {
            deeper = deeper.map(n -> n);
          }
        });
  }
}
