package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.StuckException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A function on several threads: order, bound, ends and failures.
@Timeout(10)
class MapConcurrentTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 10_000).boxed().toList();

  @ParameterizedTest
  @CsvSource({"1, 1", "1, 64", "2, 1", "3, 2", "8, 8", "8, 1000", "50, 7"})
  void resultsComeInTheOrderOfTheInput(int threads, int bound) throws Exception {
    List<Integer> doubled =
        Pipeline.from(Sources.of(NUMBERS))
            .mapConcurrent(
                threads,
                Bound.elements(bound),
                n -> {
                  if (n % 97 == 0) {
                    LockSupport.parkNanos(1_000); // so that others overtake it
                  }
                  return 2 * n;
                })
            .toList(NUMBERS.size())
            .run();
    assertEquals(NUMBERS.stream().map(n -> 2 * n).toList(), doubled);
  }

  @Test
  void soManyCallsRunAtATimeAndNoMore() throws Exception {
    var together = new CyclicBarrier(4); // each waits for three others
    var now = new AtomicInteger();
    var most = new AtomicInteger();
    Pipeline.from(Sources.of(NUMBERS).take(400))
        .mapConcurrent(
            4,
            n -> {
              most.accumulateAndGet(now.incrementAndGet(), Math::max);
              together.await();
              now.decrementAndGet();
              return n;
            })
        .forEach(_ -> {})
        .run();
    assertEquals(4, most.get());
  }

  @Test
  void itHasAThreadForEachCallForTheWholeRun() throws Exception {
    var threads = ConcurrentHashMap.<Thread>newKeySet();
    Pipeline.from(Sources.of(NUMBERS))
        .mapConcurrent(
            3,
            n -> {
              threads.add(Thread.currentThread());
              return n;
            })
        .forEach(_ -> {})
        .run();
    assertTrue(threads.size() <= 3, () -> "threads: " + threads);
    assertTrue(threads.stream().noneMatch(Thread::isAlive));
  }

  @Test
  void whatIsHeldNeverExceedsTheBound() throws Exception {
    var given = new AtomicInteger();
    var taken = new AtomicInteger();
    var most = new AtomicInteger();
    Source<Integer> counted = Sources.of(NUMBERS).map(n -> given.incrementAndGet() * 0 + n);
    Pipeline.from(counted)
        .mapConcurrent(
            2,
            Bound.elements(5),
            n -> {
              most.accumulateAndGet(given.get() - taken.get(), Math::max);
              return n;
            })
        .forEach(_ -> taken.incrementAndGet())
        .run();
    // one more is in the hand of the thread before, which waits, and one in that of the thread
    // behind
    assertTrue(most.get() <= 7, () -> "held: " + most);
  }

  @Test
  void theBoundHoldsInWeight() throws Exception {
    var fill = new AtomicInteger();
    var go = new CountDownLatch(1);
    Bound thousand = Bound.bytes(1_000, element -> (Integer) element);
    Run<Summary> run =
        Pipeline.from(Sources.of(List.of(300, 300, 300, 300, 10_000, 100)))
            .mapConcurrent(
                2,
                thousand,
                n -> {
                  go.await();
                  return n;
                })
            .forEach(fill::addAndGet)
            .start();
    while (run.snapshot().stages().size() < 3 || boundary(run).fill() < 3) {
      Thread.onSpinWait();
    }
    assertEquals(900, boundary(run).weight());
    go.countDown();
    run.await();
    assertEquals(11_300, fill.get()); // also what is heavier than the mark
  }

  private static StageSnapshot.Boundary boundary(Run<?> run) {
    return assertInstanceOf(
        StageSnapshot.Boundary.class, run.snapshot().stages().get(1).boundary());
  }

  @Test
  void aResultIsGivenThoughNoMoreInputComes() throws Exception {
    var came = new CountDownLatch(3);
    Pipe<Integer> pipe = Pipe.of(Bound.elements(10));
    Run<Summary> run =
        Pipeline.from(pipe).mapConcurrent(8, n -> n).forEach(_ -> came.countDown()).start();
    for (int i = 0; i < 3; i++) {
      pipe.write(i);
    }
    came.await();
    pipe.end();
    run.await();
  }

  @Test
  void aFailureNamesTheStageAndInterruptsTheOthers() {
    var cause = new IllegalStateException("no");
    var inside = new CountDownLatch(2);
    var interrupted = new AtomicInteger();
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .mapConcurrent(
                3,
                n -> {
                  inside.countDown();
                  if (n == 2) {
                    inside.await();
                    throw cause;
                  }
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.incrementAndGet();
                    throw e;
                  }
                  return n;
                })
            .forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertSame(cause, failure.getCause());
    assertEquals("mapConcurrent", failure.stage());
    assertEquals(2, failure.stageIndex());
    assertEquals(2, interrupted.get());
    assertEquals(0, failure.getSuppressed().length);
  }

  @Test
  void aNullIsAnErrorOfTheStage() {
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .mapConcurrent(3, n -> n == 7 ? nothing() : n)
            .forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertInstanceOf(NullPointerException.class, failure.getCause());
    assertEquals("mapConcurrent", failure.stage());
  }

  @SuppressWarnings("NullAway") // what it must not do
  private static Integer nothing() {
    return null;
  }

  @Test
  void anErrorComesOutAsItIs() {
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .mapConcurrent(
                2,
                n -> {
                  throw new AssertionError("deep");
                })
            .forEach(_ -> {});
    assertEquals("deep", assertThrows(AssertionError.class, job::run).getMessage());
  }

  @Test
  void whoWantsNoMoreStopsTheCallsAndThatIsNoFailure() throws Exception {
    var interrupted = new AtomicBoolean();
    var inside = new CountDownLatch(1);
    int first =
        Pipeline.from(Sources.of(NUMBERS))
            .mapConcurrent(
                2,
                n -> {
                  if (n == 0) {
                    inside.await();
                    return n;
                  }
                  inside.countDown();
                  try {
                    new CountDownLatch(1).await();
                  } catch (InterruptedException e) {
                    interrupted.set(true);
                    throw e;
                  }
                  return n;
                })
            .first()
            .run()
            .orElseThrow();
    assertEquals(0, first);
    assertTrue(interrupted.get());
  }

  @Test
  void whoWantsNoMoreBehindABufferStopsAllBeforeIt() throws Exception {
    List<Integer> some =
        Pipeline.from(Sources.generate(() -> 1))
            .mapConcurrent(3, n -> n)
            .buffer(Bound.elements(2))
            .mapConcurrent(2, n -> n)
            .take(10)
            .toList(10)
            .run();
    assertEquals(10, some.size());
  }

  @Test
  void aCancelledRunLeavesItsCalls() {
    var inside = new CountDownLatch(2);
    Run<Summary> run =
        Pipeline.from(Sources.of(NUMBERS))
            .mapConcurrent(
                2,
                n -> {
                  inside.countDown();
                  new CountDownLatch(1).await();
                  return n;
                })
            .forEach(_ -> {})
            .start();
    assertThrows(
        CancelledException.class,
        () -> {
          inside.await();
          run.cancel();
          run.await();
        });
  }

  @Test
  void aCallThatIgnoresEverythingIsNamed() {
    var go = new AtomicBoolean();
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .mapConcurrent(
                2,
                n -> {
                  if (n == 1) {
                    throw new IllegalStateException("no");
                  }
                  while (!go.get()) {
                    LockSupport.parkNanos(1_000_000);
                    boolean _ = Thread.interrupted();
                  }
                  return n;
                })
            .forEach(_ -> {})
            .grace(Duration.ofMillis(200));
    var stuck = assertThrows(StuckException.class, job::run);
    go.set(true);
    assertTrue(stuck.getMessage().contains("mapConcurrent"), stuck.getMessage());
  }

  @Test
  void itIsPulledInALoop() throws Exception {
    var seen = new ArrayList<Integer>();
    try (var cursor = Pipeline.from(Sources.of(NUMBERS)).mapConcurrent(4, n -> n + 1).open()) {
      for (int n : cursor) {
        seen.add(n);
      }
    }
    assertEquals(NUMBERS.stream().map(n -> n + 1).toList(), seen);
    try (var cursor = Pipeline.from(Sources.generate(() -> 1)).mapConcurrent(4, n -> n).open()) {
      assertEquals(1, cursor.read());
    }
  }

  @Test
  void anEmptyInputGivesNothing() throws Exception {
    assertEquals(0, Pipeline.from(Sources.<Integer>empty()).mapConcurrent(9, n -> n).count().run());
  }

  @Test
  void aFailureBeforeItAndBehindItIsNamedAsItIs() {
    var before =
        Pipeline.from(Sources.of(NUMBERS))
            .map(n -> 1 / (100 - n))
            .mapConcurrent(3, n -> n)
            .forEach(_ -> {});
    assertEquals("map", assertThrows(StreamException.class, before::run).stage());
    var behind =
        Pipeline.from(Sources.of(NUMBERS))
            .mapConcurrent(3, n -> n)
            .map(n -> 1 / (100 - n))
            .forEach(_ -> {});
    assertEquals("map", assertThrows(StreamException.class, behind::run).stage());
  }

  @Test
  void numbersOutOfRangeAreRefused() {
    var numbers = Pipeline.from(Sources.of(NUMBERS));
    assertThrows(IllegalArgumentException.class, () -> numbers.mapConcurrent(0, n -> n));
    assertThrows(IllegalArgumentException.class, () -> numbers.mapConcurrent(100_001, n -> n));
    Bound much = Bound.elements(1 << 21);
    assertThrows(IllegalArgumentException.class, () -> numbers.mapConcurrent(1, much, n -> n));
  }

  @Test
  void itsBoundIsPartOfTheBoundOfTheJob() {
    var job =
        Pipeline.from(Sources.of(LongStream.range(0, 5).boxed().toList()))
            .mapConcurrent(2, Bound.bytes(4_096), n -> n)
            .forEach(_ -> {});
    assertEquals(4_096, job.memoryBound().bytes());
    assertTrue(job.explain().contains("thr. 2-3"), job.explain());
    assertFalse(job.toString().isEmpty());
  }
}
