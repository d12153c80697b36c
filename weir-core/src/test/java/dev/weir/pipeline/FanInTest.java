package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractCursor;
import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Several pipelines as one source: order, bound, ends and failures.
@Timeout(20)
class FanInTest {
  private static final Bound FOUR = Bound.elements(4);

  /// A fan-in of two inputs of numbers.
  record Of(String name, Function<List<Pipeline<? extends Integer>>, Source<Integer>> made) {
    Source<Integer> of(Pipeline<Integer> left, Pipeline<Integer> right) {
      return made.apply(List.of(left, right));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Of> all() {
    return Stream.of(
        new Of("merge", inputs -> FanIn.merge(FOUR, inputs)),
        new Of("mergeSorted", i -> FanIn.mergeSorted(Comparator.<Integer>naturalOrder(), FOUR, i)),
        new Of("interleave", inputs -> FanIn.interleave(2, FOUR, inputs)),
        new Of("zip", i -> FanIn.<Integer, Integer>zip(FOUR, i, all -> all.get(0) + all.get(1))),
        new Of("zipLatest", i -> FanIn.<Integer, Integer>zipLatest(FOUR, i, all -> all.get(0))));
  }

  private static Pipeline<Integer> from(Integer... numbers) {
    return Pipeline.from(Sources.of(numbers));
  }

  private static Pipeline<Integer> endless(AtomicInteger opened, AtomicInteger closed) {
    Source<Integer> source =
        () -> {
          opened.incrementAndGet();
          return new AbstractCursor<Integer>() {
            @Override
            protected Integer next() {
              return 7;
            }

            @Override
            protected void release() {
              closed.incrementAndGet();
            }
          };
        };
    return Pipeline.from(source);
  }

  private static List<Integer> listed(Source<Integer> source) throws Exception {
    var pulled = new ArrayList<Integer>();
    try (Cursor<Integer> cursor = source.open()) {
      for (int n : cursor) {
        pulled.add(n);
      }
    }
    List<Integer> pushed = Pipeline.from(source).toList(1_000_000).run();
    assertEquals(new HashSet<>(pulled), new HashSet<>(pushed));
    return pushed;
  }

  @Test
  void mergeGivesAllAndKeepsTheOrderOfEachInput() throws Exception {
    List<Pipeline<? extends Integer>> inputs = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      int from = i * 1_000;
      inputs.add(Pipeline.from(Sources.of(IntStream.range(from, from + 1_000).boxed().toList())));
    }
    List<Integer> merged = listed(FanIn.merge(FOUR, inputs));
    assertEquals(5_000, new HashSet<>(merged).size());
    for (int i = 0; i < 5; i++) {
      int input = i;
      List<Integer> its = merged.stream().filter(n -> n / 1_000 == input).toList();
      assertEquals(its.stream().sorted().toList(), its);
    }
  }

  @Test
  void mergeSortedIsSortedAndStable() throws Exception {
    record Named(int number, String input) {}
    Pipeline<Named> left = from(1, 3, 5, 7).map(n -> new Named(n, "left"));
    Pipeline<Named> right = from(2, 3, 4, 9).map(n -> new Named(n, "right"));
    var sorted =
        FanIn.mergeSorted(Comparator.comparingInt(Named::number), FOUR, List.of(left, right));
    List<Named> all = Pipeline.from(sorted).toList(10).run();
    assertEquals(List.of(1, 2, 3, 3, 4, 5, 7, 9), all.stream().map(Named::number).toList());
    assertEquals("left", all.get(2).input());
    assertEquals("right", all.get(3).input());
  }

  @Test
  void interleaveTakesTurnsAndPassesOverWhatHasEnded() throws Exception {
    var source =
        FanIn.interleave(2, FOUR, List.of(from(1, 2, 3, 4, 5), from(11), from(21, 22, 23)));
    assertEquals(List.of(1, 2, 11, 21, 22, 3, 4, 23, 5), listed(source));
  }

  @Test
  void zipEndsWithTheShorter() throws Exception {
    var closed = new AtomicInteger();
    var source = FanIn.zip(FOUR, from(1, 2, 3), endless(new AtomicInteger(), closed), Integer::sum);
    assertEquals(List.of(8, 9, 10), listed(source));
    assertEquals(2, closed.get()); // pulled and pushed
  }

  @Test
  void zipLatestGivesTheNewestOfAllForEachNewOne() throws Exception {
    var go = new CountDownLatch(1);
    Pipeline<String> late =
        Pipeline.from(Sources.of("a", "b"))
            .map(
                s -> {
                  go.await();
                  return s;
                });
    Pipeline<String> early = Pipeline.from(Sources.of("1", "2")).peek(s -> {});
    var seen = new ArrayList<String>();
    Run<Summary> run =
        Pipeline.from(
                FanIn.<String, String>zipLatest(
                    FOUR, List.of(early, late), both -> String.join("", both)))
            .forEach(seen::add)
            .start();
    go.countDown();
    run.await();
    assertTrue(seen.getLast().equals("2b"), seen::toString);
    assertTrue(seen.size() >= 2 && seen.size() <= 3, seen::toString);
  }

  @ParameterizedTest
  @MethodSource("all")
  void aFailureOfAnInputNamesItsStageAndStopsTheOthers(Of fanIn) {
    var opened = new AtomicInteger();
    var closed = new AtomicInteger();
    var cause = new IOException("no");
    Pipeline<Integer> failing =
        from(1, 2, 3)
            .map(
                n -> {
                  if (n == 3) {
                    throw cause;
                  }
                  return n;
                });
    var job = Pipeline.from(fanIn.of(endless(opened, closed), failing)).forEach(_ -> {});
    var failure = assertThrows(StreamException.class, job::run);
    assertSame(cause, failure.getCause());
    assertEquals("map", failure.stage());
    assertEquals(1, failure.stageIndex());
    assertEquals(0, failure.getSuppressed().length);
    assertEquals(opened.get(), closed.get());
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatCannotBeOpenedLeavesNothingOpen(Of fanIn) {
    var opened = new AtomicInteger();
    var closed = new AtomicInteger();
    Source<Integer> missing =
        () -> {
          throw new IOException("missing");
        };
    var source = fanIn.of(endless(opened, closed), Pipeline.from(missing));
    assertThrows(IOException.class, source::open);
    assertEquals(1, opened.get());
    assertEquals(1, closed.get());
    var job = Pipeline.from(source).forEach(_ -> {});
    assertTrue(assertThrows(StreamException.class, job::run).getMessage().contains("missing"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void whoWantsNoMoreClosesAllInputs(Of fanIn) throws Exception {
    var opened = new AtomicInteger();
    var closed = new AtomicInteger();
    var source = fanIn.of(endless(opened, closed), endless(opened, closed));
    assertEquals(3, Pipeline.from(source).take(3).toList(3).run().size());
    try (Cursor<Integer> cursor = source.open()) {
      assertTrue(cursor.read() != null);
    }
    try (Cursor<Integer> _ = source.open()) {
      assertEquals(6, opened.get());
    }
    assertEquals(6, closed.get());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aCancelledRunLeavesAllInputs(Of fanIn) throws Exception {
    var opened = new AtomicInteger();
    var closed = new AtomicInteger();
    var blocked = new CountDownLatch(1);
    var source = fanIn.of(endless(opened, closed), endless(opened, closed));
    Run<Summary> run =
        Pipeline.from(source)
            .forEach(
                _ -> {
                  blocked.countDown();
                  new CountDownLatch(1).await();
                })
            .start();
    blocked.await();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    assertEquals(2, closed.get());
  }

  @ParameterizedTest
  @MethodSource("all")
  void aRunThatWaitsForAnInputCanBeCancelled(Of fanIn) throws Exception {
    var waiting = new CountDownLatch(1);
    Pipeline<Integer> silent =
        from(1)
            .map(
                n -> {
                  waiting.countDown();
                  new CountDownLatch(1).await();
                  return n;
                });
    Run<Summary> run = Pipeline.from(fanIn.of(silent, from(1))).forEach(_ -> {}).start();
    waiting.await();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  static Stream<Of> withoutLatest() {
    return all()
        .filter(fanIn -> !fanIn.name().equals("zipLatest")); // it reads on until all gave one
  }

  @ParameterizedTest
  @MethodSource("withoutLatest")
  void anInputWaitsWhenAsMuchWaitsAsTheBoundSays(Of fanIn) throws Exception {
    var given = new AtomicInteger();
    Pipeline<Integer> counted =
        endless(new AtomicInteger(), new AtomicInteger()).peek(_ -> given.incrementAndGet());
    try (Cursor<Integer> cursor = fanIn.of(counted, from(1, 2, 3)).open()) {
      assertTrue(cursor.read() != null);
      while (given.get() < 2) { // the other input may have taken the rest of the room
        Thread.onSpinWait();
      }
      for (int look = 0; look < 10_000; look++) {
        // what waits, what was read, and one in the hand of the input's thread
        assertTrue(given.get() <= 4 + 3 + 1, given::toString);
        Thread.onSpinWait();
      }
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void emptyInputsGiveNothing(Of fanIn) throws Exception {
    assertEquals(List.of(), listed(fanIn.of(from(), from())));
  }

  @ParameterizedTest
  @MethodSource("all")
  void itsNameSaysWhatGoesIn(Of fanIn) {
    assertTrue(fanIn.of(from(), from()).name().startsWith(fanIn + "("));
    assertInstanceOf(
        IllegalArgumentException.class,
        assertThrows(RuntimeException.class, () -> fanIn.made().apply(List.of())));
  }
}
