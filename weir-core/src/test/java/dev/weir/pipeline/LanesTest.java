package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.Emitter;
import dev.weir.Groups;
import dev.weir.Sinks;
import dev.weir.Sources;
import dev.weir.Step;
import dev.weir.StreamException;
import dev.weir.Tee;
import dev.weir.Transform;
import dev.weir.Transforms;
import java.io.IOException;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Steps that stand side by side.
@Timeout(30)
class LanesTest {
  private static final List<Integer> NUMBERS = IntStream.range(0, 10_000).boxed().toList();

  /// Gives the sum of what it took, at its end.
  private record Summing(AtomicInteger closed) implements Transform<Integer, Integer> {

    @Override
    public Step<Integer, Integer> open() {
      return new Step<>() {
        private int sum;

        @Override
        public void take(Integer in, Emitter<? super Integer> out) {
          sum += in;
        }

        @Override
        public void finish(Emitter<? super Integer> out) throws Exception {
          out.emit(sum);
        }

        @Override
        public void close() {
          closed.incrementAndGet();
        }
      };
    }
  }

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "8, 100", "20, 7"})
  void everyElementGoesThroughOneLane(int lanes, int bound) throws Exception {
    List<Integer> doubled =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(Lanes.<Integer, Integer>map(lanes, n -> 2 * n).bound(Bound.elements(bound)))
            .toList(NUMBERS.size())
            .run();
    assertEquals(NUMBERS.size(), doubled.size());
    assertEquals(new HashSet<>(NUMBERS.stream().map(n -> 2 * n).toList()), new HashSet<>(doubled));
  }

  @Test
  void lanesWorkAtTheSameTime() throws Exception {
    var together = new CyclicBarrier(3);
    Pipeline.from(Sources.of(NUMBERS).take(300))
        .parallel(
            Lanes.<Integer, Integer>map(
                3,
                n -> {
                  together.await();
                  return n;
                }))
        .forEach(_ -> {})
        .run();
  }

  @Test
  void eachLaneFinishesAndClosesItsSteps() throws Exception {
    var closed = new AtomicInteger();
    List<Integer> sums =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(Lanes.of(5, new Summing(closed)))
            .toList(5)
            .run();
    assertEquals(5, sums.size());
    assertEquals(5, closed.get());
    assertEquals(49_995_000, sums.stream().mapToInt(n -> n).sum());
  }

  @Test
  void equalKeysStayInOneLaneInTheirOrder() throws Exception {
    var threads = new ConcurrentHashMap<Integer, Thread>();
    List<Integer> out =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(
                Lanes.<Integer, Integer>map(
                        4,
                        n -> {
                          Thread here = Thread.currentThread();
                          Thread before = threads.putIfAbsent(n % 10, here);
                          assertTrue(before == null || before.equals(here));
                          return n;
                        })
                    .byKey(n -> n % 10))
            .toList(NUMBERS.size())
            .run();
    var last = new HashMap<Integer, Integer>();
    for (int n : out) {
      assertTrue(last.getOrDefault(n % 10, -1) < n);
      last.put(n % 10, n);
    }
    assertEquals(NUMBERS.size(), out.size());
  }

  @Test
  void aFailureInALaneNamesTheStage() {
    var cause = new IOException("no");
    var closed = new AtomicInteger();
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(
                Lanes.of(
                    3,
                    Transforms.<Integer, Integer>map(
                            n -> {
                              if (n == 1_234) {
                                throw cause;
                              }
                              return n;
                            })
                        .andThen(new Summing(closed))))
            .forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertSame(cause, failure.getCause());
    assertEquals(2, failure.stageIndex());
    assertEquals(3, closed.get());
  }

  @Test
  void aFailureThatAStepSwallowsFailsTheRunAllTheSame() {
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(
                Lanes.of(
                    2,
                    Swallowing.STEP.andThen(
                        Transforms.<Integer, Integer>map(n -> 1 / (5_000 - n)))))
            .forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertInstanceOf(ArithmeticException.class, failure.getCause());
  }

  /// Catches what it should not.
  private enum Swallowing implements Transform<Integer, Integer>, Step<Integer, Integer> {
    STEP;

    @Override
    public Step<Integer, Integer> open() {
      return this;
    }

    @Override
    @SuppressWarnings("EmptyCatch") // what everybody writes
    public void take(Integer in, Emitter<? super Integer> out) {
      try {
        out.emit(in);
      } catch (Exception e) {
        // everybody writes this
      }
    }
  }

  @Test
  void lanesThatWantNoMoreStopTheSource() throws Exception {
    List<Integer> some =
        Pipeline.from(Sources.generate(() -> 7))
            .parallel(Lanes.of(3, Transforms.<Integer>take(5)))
            .toList(15)
            .run();
    assertEquals(15, some.size());
    List<Integer> keyed =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(Lanes.of(3, Transforms.<Integer>take(5)).byKey(n -> n))
            .toList(15)
            .run();
    assertEquals(15, keyed.size());
  }

  @Test
  void whoWantsNoMoreStopsAllLanes() throws Exception {
    int first =
        Pipeline.from(Sources.generate(() -> 7))
            .parallel(Lanes.<Integer, Integer>map(3, n -> n).bound(Bound.elements(2)))
            .first()
            .run()
            .orElseThrow();
    assertEquals(7, first);
    try (var cursor =
        Pipeline.from(Sources.generate(() -> 7))
            .parallel(Lanes.<Integer, Integer>map(3, n -> n))
            .open()) {
      assertEquals(7, cursor.read());
    }
  }

  @Test
  void whatWaitsNeverExceedsTheBound() throws Exception {
    var given = new AtomicInteger();
    var go = new CountDownLatch(1);
    Run<Summary> run =
        Pipeline.from(Sources.of(NUMBERS).map(n -> given.incrementAndGet() * 0 + n))
            .parallel(Lanes.<Integer, Integer>map(2, n -> n).bound(Bound.elements(4).lowWater(75)))
            .forEach(_ -> go.await())
            .start();
    // 4 before and 4 behind, one in each lane, one in the hand of the writer, one in the sink
    while (given.get() < 12) {
      Thread.onSpinWait();
    }
    assertEquals(12, given.get());
    go.countDown();
    run.await();
    assertEquals(NUMBERS.size(), given.get());
  }

  @Test
  void aCancelledRunLeavesItsLanes() {
    var inside = new CountDownLatch(3);
    Run<Summary> run =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(
                Lanes.<Integer, Integer>map(
                    3,
                    n -> {
                      inside.countDown();
                      new CountDownLatch(1).await();
                      return n;
                    }))
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
  void aKeyThatFailsOrIsNullIsAnErrorOfTheStage() {
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(Lanes.<Integer, Integer>map(2, n -> n).byKey(n -> 1 / (100 - n)))
            .forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertEquals(2, failure.stageIndex());
    assertInstanceOf(ArithmeticException.class, failure.getCause());
  }

  @Test
  void whatCannotBeOpenedLeavesNothingOpen() {
    var closed = new AtomicInteger();
    var opened = new AtomicInteger();
    Transform<Integer, Integer> third =
        () -> {
          if (opened.incrementAndGet() == 3) {
            throw new IOException("no third");
          }
          return new Summing(closed).open();
        };
    var job = Pipeline.from(Sources.of(NUMBERS)).parallel(Lanes.of(4, third)).forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertEquals(2, failure.stageIndex());
    assertTrue(failure.getMessage().contains("no third"), failure.getMessage());
    assertEquals(2, closed.get());
  }

  @Test
  void whatWritesBesideTheStreamIsRefused() {
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(Lanes.of(2, Tee.<Integer>to(Sinks.discard())))
            .forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertTrue(failure.getMessage().contains("beside the stream"), failure.getMessage());
  }

  @Test
  void aSlowElementHoldsUpItsOwnLaneOnly() throws Exception {
    var others = new CountDownLatch(500);
    var order = new ConcurrentLinkedQueue<Integer>();
    Pipeline.from(Sources.of(NUMBERS).take(501))
        .parallel(
            Lanes.<Integer, Integer>map(
                2,
                n -> {
                  if (n == 0) {
                    others.await();
                  } else {
                    others.countDown();
                  }
                  return n;
                }))
        .forEach(order::add)
        .run();
    // the last of the others has been through its lane, and may be about to be handed over
    assertTrue(List.copyOf(order).indexOf(0) >= 499, order::toString);
  }

  // In order

  @ParameterizedTest
  @CsvSource({"1, 1", "2, 1", "3, 2", "8, 100", "20, 7"})
  void theOrderOfTheInputIsKeptWhereItIsAskedFor(int lanes, int bound) throws Exception {
    List<Integer> expanded =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(
                Lanes.of(
                        lanes,
                        Transforms.<Integer>filter(n -> n % 3 != 0)
                            .andThen(Transforms.<Integer, Integer>flatMap(n -> List.of(n, -n)))
                            .andThen(Transforms.<Integer, Integer>map(n -> n)))
                    .inOrder()
                    .bound(Bound.elements(bound)))
            .toList(2 * NUMBERS.size())
            .run();
    assertEquals(
        NUMBERS.stream().filter(n -> n % 3 != 0).flatMap(n -> List.of(n, -n).stream()).toList(),
        expanded);
  }

  @Test
  void aSlowElementHoldsUpTheResultsButNotTheWork() throws Exception {
    var others = new CountDownLatch(50);
    List<Integer> all =
        Pipeline.from(Sources.of(NUMBERS).take(51))
            .parallel(
                Lanes.<Integer, Integer>map(
                        2,
                        n -> {
                          if (n == 0) {
                            others.await();
                          } else {
                            others.countDown();
                          }
                          return n;
                        })
                    .inOrder())
            .toList(51)
            .run();
    assertEquals(NUMBERS.subList(0, 51), all);
  }

  @Test
  void whatCannotKeepTheOrderFailsTheRun() {
    refusedInOrder(Groups.<Integer>of(3), "holds elements back");
    refusedInOrder(Transforms.<Integer>take(3), "wants no more");
    refusedInOrder(new Summing(new AtomicInteger()), "holds elements back");
    refusedInOrder(
        Transforms.<Integer, Integer>flatMap(_ -> Collections.nCopies(100_000, 1)),
        "more than 65536 elements for one");
  }

  private static void refusedInOrder(Transform<Integer, ?> transform, String reason) {
    var job =
        Pipeline.from(Sources.of(NUMBERS))
            .parallel(Lanes.of(2, transform).inOrder())
            .forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertTrue(failure.getMessage().contains(reason), failure::getMessage);
    assertTrue(failure.stage().startsWith("parallel("), failure::stage);
  }

  @Test
  void aFailureOfALaneInOrderNamesTheStage() {
    var cause = new IllegalStateException("no");
    var closed = new AtomicInteger();
    var job =
        Pipeline.from(Sources.generate(() -> 1))
            .parallel(
                Lanes.<Integer, Integer>map(
                        3,
                        n -> {
                          throw cause;
                        })
                    .inOrder())
            .forEach(_ -> closed.incrementAndGet());
    var failure = assertThrows(StreamException.class, job::run);
    assertSame(cause, failure.getCause());
    assertEquals("parallel(map)", failure.stage());
    assertEquals(0, closed.get());
  }

  @Test
  void orderAndKeysExcludeEachOther() {
    assertThrows(
        IllegalArgumentException.class,
        () -> Lanes.<Integer, Integer>map(2, n -> n).byKey(n -> n).inOrder());
    assertThrows(
        IllegalArgumentException.class,
        () -> Lanes.<Integer, Integer>map(2, n -> n).inOrder().byKey(n -> n));
    assertThrows(
        IllegalArgumentException.class,
        () -> Lanes.<Integer, Integer>map(2, n -> n).bound(Bound.elements(1 << 21)).inOrder());
  }

  @Test
  void whoWantsNoMoreStopsLanesInOrder() throws Exception {
    assertEquals(
        7,
        Pipeline.from(Sources.generate(() -> 7))
            .parallel(Lanes.<Integer, Integer>map(3, n -> n).inOrder())
            .first()
            .run()
            .orElseThrow());
  }
}
