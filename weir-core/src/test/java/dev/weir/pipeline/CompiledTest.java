package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.CancelledException;
import dev.weir.CheckedFunction;
import dev.weir.Emitter;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/// Sections that are long enough to go over to their compiled form on the way.
class CompiledTest {
  private static final long LONG = 30_000;

  private static Source<Long> below(long end) {
    return Sources.of(LongStream.range(0, end).boxed().toList());
  }

  private static CheckedFunction<Long, Long> failingAt(long element, Exception failure) {
    return number -> {
      if (number == element) {
        throw failure;
      }
      return number;
    };
  }

  private static <T> List<Long> counts(Run<T> run) {
    var counts = new ArrayList<Long>();
    for (StageSnapshot stage : run.snapshot().stages()) {
      counts.add(stage.elementsIn());
      counts.add(stage.elementsOut());
    }
    return counts;
  }

  @Test
  void everyElementPassesOnceAndInOrder() throws Exception {
    for (int round = 0; round < 3; round++) { // the later ones begin in it
      List<Long> all =
          Pipeline.from(below(LONG))
              .map(i -> i + 1)
              .filter(i -> i % 3 != 0)
              .peek(i -> {})
              .map(i -> i * 3)
              .toList((int) LONG)
              .run();
      assertEquals(
          LongStream.range(0, LONG)
              .map(i -> i + 1)
              .filter(i -> i % 3 != 0)
              .map(i -> i * 3)
              .boxed()
              .toList(),
          all);
    }
  }

  @Test
  void aFoldGoesOnFromWhereItWas() throws Exception {
    for (int round = 0; round < 3; round++) {
      long sum = Pipeline.from(below(LONG)).map(i -> i * 2).fold(0L, Long::sum).run();
      assertEquals(LONG * (LONG - 1), sum);
    }
  }

  @Test
  void stepsBehindOneThatExpandsAreCompiledToo() throws Exception {
    for (int round = 0; round < 3; round++) {
      long sum =
          Pipeline.from(below(LONG))
              .map(i -> i)
              .flatMap(i -> List.of(i, i))
              .filter(i -> i % 2 == 0)
              .take(LONG - 1)
              .map(i -> 1L)
              .fold(0L, Long::sum)
              .run();
      assertEquals(LONG - 1, sum);
    }
  }

  @Test
  void aFailureNamesItsStageAndHowFarItHadCome() {
    for (int stage = 0; stage < 3; stage++) {
      var failure = new IOException("late");
      CheckedFunction<Long, Long> fails = failingAt(20_000, failure);
      CheckedFunction<Long, Long> passes = number -> number;
      var written = new AtomicLong();
      var thrown =
          assertThrows(
              StreamException.class,
              Pipeline.from(below(LONG))
                      .map(stage == 0 ? fails : passes)
                      .map(stage == 1 ? fails : passes)
                      .map(stage == 2 ? fails : passes)
                      .forEach(_ -> written.incrementAndGet())
                  ::run);
      assertSame(failure, thrown.getCause());
      assertEquals(stage + 2, thrown.stageIndex());
      assertEquals(20_000, written.get());
      assertEquals(20_001, thrown.progress().elementsIn());
      assertEquals(20_000, thrown.progress().elementsOut());
    }
  }

  @Test
  void aFailureOfTheSinkNamesTheSink() {
    var failure = new IOException("full");
    var thrown =
        assertThrows(
            StreamException.class,
            Pipeline.from(below(LONG))
                    .map(i -> i)
                    .forEach(
                        i -> {
                          if (i == 20_000) {
                            throw failure;
                          }
                        })
                ::run);
    assertSame(failure, thrown.getCause());
    assertEquals(3, thrown.stageIndex());
    assertEquals(20_000, thrown.progress().elementsOut());
  }

  @Test
  void aNullIsTheFailureOfWhoGaveIt() {
    var thrown =
        assertThrows(
            StreamException.class,
            Pipeline.<Long>from(below(LONG))
                    .map(i -> i == 20_000 ? nothing() : i)
                    .map(i -> i + 1)
                    .fold(0L, Long::sum)
                ::run);
    assertEquals(2, thrown.stageIndex());
    assertTrue(thrown.getCause() instanceof NullPointerException);
  }

  @SuppressWarnings("NullAway") // what a user's function must not give
  private static Long nothing() {
    return null;
  }

  @Test
  void aSinkThatWantsNoMoreEndsIt() throws Exception {
    var seen = new AtomicLong();
    Pipeline<Long> pipeline =
        Pipeline.from(below(LONG)).peek(_ -> seen.incrementAndGet()).map(i -> i);
    assertEquals(20_000L, pipeline.filter(i -> i >= 20_000).first().run().orElseThrow());
    assertEquals(20_001, seen.get());
  }

  @Test
  void countsAreExactAtTheEndAndNeverGoBack() throws Exception {
    Run<Long> run =
        Pipeline.from(below(2_000_000))
            .map(i -> i + 1)
            .map(i -> i * 2)
            .filter(i -> i % 3 != 0)
            .map(i -> i)
            .fold(0L, Long::sum)
            .start();
    List<Long> last = List.of();
    while (!run.snapshot().over()) {
      List<Long> now = counts(run);
      for (int i = 0; i < last.size(); i++) {
        assertTrue(now.get(i) >= last.get(i), "went back: " + last + " " + now);
      }
      last = now;
    }
    run.await();
    long passed = LongStream.range(0, 2_000_000).filter(i -> (i + 1) * 2 % 3 != 0).count();
    long all = 2_000_000;
    assertEquals(
        List.of(0L, all, all, all, all, all, all, passed, passed, passed, passed, 0L), counts(run));
  }

  @Test
  void aCancelIsSeenAtTheNextHandOver() throws Exception {
    var first = new AtomicLong();
    var second = new AtomicLong();
    var runs = new ArrayList<Run<Long>>();
    var known = new CountDownLatch(1);
    runs.add(
        Pipeline.from(below(LONG))
            .map(
                i -> {
                  first.incrementAndGet();
                  if (i == 20_000) {
                    known.await();
                    runs.getFirst().cancel();
                  }
                  return i;
                })
            .map(
                i -> {
                  second.incrementAndGet();
                  return i;
                })
            .fold(0L, Long::sum)
            .start());
    known.countDown();
    assertThrows(CancelledException.class, runs.getFirst()::await);
    assertEquals(20_001, first.get());
    assertEquals(20_000, second.get());
  }

  @Test
  void aPausedRunHoldsItsSource() throws Exception {
    var given = new AtomicLong();
    Run<Long> run =
        Pipeline.from(
                Sources.of(
                    (Iterable<Long>)
                        () ->
                            LongStream.range(0, 3_000_000)
                                .peek(_ -> given.incrementAndGet())
                                .iterator()))
            .map(i -> i)
            .fold(0L, (sum, _) -> sum + 1)
            .start();
    while (given.get() < 20_000) {
      Thread.onSpinWait();
    }
    run.pause();
    long held = given.get();
    for (int i = 0; i < 100_000; i++) {
      Thread.onSpinWait();
    }
    assertTrue(given.get() <= held + 1, "went on while paused");
    run.resume();
    assertEquals(3_000_000L, run.await());
  }

  /// The emitter's answer comes before any unwinding: who heeds it does what is left to do.
  private static void untilRefused(Emitter<? super Long> out, AtomicLong refusals)
      throws Exception {
    for (long i = 0; i < 2 * LONG; i++) {
      if (!out.emit(i)) {
        refusals.incrementAndGet();
        return;
      }
    }
  }

  @Test
  void aProducerIsToldOnceThatNobodyWantsMore() throws Exception {
    for (int round = 0; round < 3; round++) { // the first one's run makes the form
      for (int steps = 0; steps < 3; steps++) {
        var refusals = new AtomicLong();
        Pipeline<Long> pipeline = Pipeline.from(out -> untilRefused(out, refusals));
        for (int i = 0; i < steps; i++) {
          pipeline = pipeline.map(n -> n);
        }
        assertTrue(pipeline.anyMatch(n -> n == LONG).run());
        assertEquals(1, refusals.get(), "with steps: " + steps);
      }
    }
  }

  @Test
  void aStepIsToldOnceThatNobodyWantsMore() throws Exception {
    for (int round = 0; round < 3; round++) {
      for (int steps = 0; steps < 3; steps++) {
        var refusals = new AtomicLong();
        Pipeline<Long> pipeline =
            Pipeline.from(below(LONG))
                .map(n -> n)
                .through(() -> (_, out) -> untilRefused(out, refusals));
        for (int i = 0; i < steps; i++) {
          pipeline = pipeline.map(n -> n);
        }
        assertTrue(pipeline.anyMatch(n -> n == LONG).run());
        assertEquals(1, refusals.get(), "with steps: " + steps);
      }
    }
  }

  @Test
  void aLongChainIsSeveralRows() throws Exception {
    for (int steps : new int[] {6, 7, 8, 9, 15, 16, 17, 1_000}) {
      for (int round = 0; round < 2; round++) {
        Pipeline<Long> pipeline = Pipeline.from(below(LONG));
        for (int i = 0; i < steps; i++) {
          pipeline = i % 3 == 2 ? pipeline.filter(n -> n % 7 != 6) : pipeline.map(n -> n);
        }
        long sum = pipeline.fold(0L, Long::sum).run();
        assertEquals(
            LongStream.range(0, LONG).filter(n -> n % 7 != 6).sum(), sum, "steps " + steps);
      }
    }
  }

  @Test
  void aFailureInALaterRowNamesItsStage() {
    var failure = new IOException("late");
    Pipeline<Long> pipeline = Pipeline.from(below(LONG));
    for (int i = 1; i <= 150; i++) {
      CheckedFunction<Long, Long> fails = failingAt(20_000, failure);
      pipeline = pipeline.map(i == 100 ? fails : n -> n);
    }
    var thrown = assertThrows(StreamException.class, pipeline.forEach(_ -> {})::run);
    assertSame(failure, thrown.getCause());
    assertEquals(101, thrown.stageIndex());
  }
}
