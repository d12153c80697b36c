package dev.weir.checks.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.pipeline.MemoryBound;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import dev.weir.pipeline.Timed;
import dev.weir.testkit.Stepper;
import dev.weir.testkit.VirtualClock;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What gives elements when it is time to gives them then, to the millisecond.
class TimedTest {
  private static final Duration TENTH = Duration.ofMillis(100);

  private static Function<VirtualClock, Timed<Integer, ?>> grouped(int most) {
    return clock -> Timed.grouped(Bound.elements(most), TENTH, clock);
  }

  private static Timed<Integer, ?> debounce(VirtualClock clock) {
    return Timed.debounce(TENTH, clock);
  }

  private static Timed<Integer, ?> latestEvery(VirtualClock clock) {
    return Timed.latestEvery(TENTH, clock);
  }

  private static Function<VirtualClock, Timed<Integer, ?>> delay(int held) {
    return clock -> Timed.delay(TENTH, Bound.elements(held), clock);
  }

  private static Function<VirtualClock, Timed<Integer, ?>> keepAlive(Callable<Integer> supplier) {
    return clock -> Timed.keepAlive(TENTH, supplier, Bound.elements(4), clock);
  }

  // Groups

  @Test
  void aGroupIsGivenWhenItIsFull() throws Exception {
    try (var line = new TimeLine(grouped(2))) {
      line.in(1);
      line.pass(7);
      line.in(2);
      assertEquals(List.of("[1, 2] at 7"), line.out(1));
      line.in(3);
      line.end();
      line.await();
      assertEquals(List.of("[1, 2] at 7", "[3] at 7"), line.out(2));
    }
  }

  /// ```
  ///    0   1        the group is to be given at 100
  ///   60   2
  ///  100   [1, 2]
  ///  130   3        the next one at 230
  ///  230   [3]
  /// ```
  @Test
  void aGroupIsGivenWhenItsFirstElementHasWaitedLongEnough() throws Exception {
    try (var line = new TimeLine(grouped(9))) {
      line.in(1);
      line.clock.awaitWaiter(TENTH);
      line.pass(60);
      line.in(2);
      line.untilDue(40);
      assertEquals(List.of("[1, 2] at 100"), line.out(1));
      line.pass(30);
      line.in(3);
      line.untilDue(100);
      assertEquals(List.of("[1, 2] at 100", "[3] at 230"), line.out(2));
    }
  }

  @Test
  void thereIsNoEmptyGroup() throws Exception {
    try (var line = new TimeLine(grouped(9))) {
      line.pass(1000);
      line.in(1);
      line.untilDue(100);
      assertEquals(List.of("[1] at 1100"), line.out(1));
      line.pass(1000);
      line.end();
      line.await();
      assertEquals(List.of("[1] at 1100"), line.out(1));
    }
  }

  @Test
  void aGroupIsFullWhenAnotherElementWouldBeTooHeavy() throws Exception {
    Bound bound = Bound.bytes(250, n -> (Integer) n);
    try (var line = new TimeLine(clock -> Timed.grouped(bound, TENTH, clock))) {
      line.in(100);
      line.in(70);
      line.in(90);
      assertEquals(List.of("[100, 70] at 0"), line.out(1));
      line.in(1000);
      line.in(110);
      assertEquals(List.of("[100, 70] at 0", "[90] at 0", "[1000] at 0"), line.out(3));
      line.untilDue(100);
      assertEquals("[110] at 100", line.out(4).getLast());
    }
  }

  @Test
  void aFullGroupThatIsNotTakenMakesTheWriterWait() throws Exception {
    var inside = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Pipe<Integer> pipe = Pipe.of(Bound.elements(1));
    try (var stepper = new Stepper()) {
      var run =
          Pipeline.from(pipe)
              .timed(Timed.<Integer>grouped(2, Duration.ofDays(1)))
              .forEach(
                  _ -> {
                    inside.countDown();
                    go.await();
                  })
              .start();
      var writer = stepper.actor("writer");
      writer.does(() -> pipe.write(1));
      writer.does(() -> pipe.write(2));
      inside.await();
      for (int n = 3; n <= 5; n++) { // a group, and one that its writer has in hand
        int number = n;
        writer.does(() -> pipe.write(number));
      }
      writer.does(() -> pipe.write(6)); // in the pipe
      writer.begins(() -> pipe.write(7)).assertWaiting();
      var boundary = Objects.requireNonNull(run.snapshot().stages().get(1).boundary());
      assertEquals(2, boundary.fill());
      go.countDown();
      pipe.end();
      assertEquals(4, run.await().progress().elementsOut());
    }
  }

  @Test
  void theListsCannotBeChanged() throws Exception {
    var list =
        Pipeline.from(Sources.of(1))
            .timed(Timed.<Integer>grouped(2, TENTH))
            .first()
            .run()
            .orElseThrow();
    assertThrows(UnsupportedOperationException.class, () -> list.add(2));
  }

  // The latest

  /// ```
  ///    0   1   due at 100
  ///   50   2   due at 150
  ///  120   3   due at 220
  ///  220   3
  /// ```
  @Test
  void theLastElementBeforeASilenceIsGivenWhenThatHasLasted() throws Exception {
    try (var line = new TimeLine(TimedTest::debounce)) {
      line.in(1);
      line.clock.awaitWaiter(TENTH);
      line.pass(50);
      line.in(2);
      line.pass(50);
      line.clock.awaitWaiter(Duration.ofMillis(50)); // at 100 it has found that 2 came
      line.pass(20);
      line.in(3);
      line.pass(30);
      line.untilDue(70);
      assertEquals(List.of("3 at 220"), line.out(1));
      line.in(4);
      line.untilDue(100);
      line.end();
      Summary summary = line.await();
      assertEquals(List.of("3 at 220", "4 at 320"), line.out(2));
      assertEquals(Map.of("leftOut", 2L), summary.reports().getFirst().report().values());
    }
  }

  @Test
  void whatWaitsForASilenceIsGivenAtTheEndAtOnce() throws Exception {
    try (var line = new TimeLine(TimedTest::debounce)) {
      line.in(1);
      line.in(2);
      line.end();
      line.await();
      assertEquals(List.of("2 at 0"), line.out(1));
    }
  }

  /// ```
  ///   30   1   due at 100
  ///   60   2
  ///  100   2
  ///  200       nothing came
  ///  250   3   due at 300
  /// ```
  @Test
  void theLatestOfAPeriodIsGivenWhenThatIsOver() throws Exception {
    try (var line = new TimeLine(TimedTest::latestEvery)) {
      line.pass(30);
      line.in(1);
      line.clock.awaitWaiter(Duration.ofMillis(70));
      line.pass(30);
      line.in(2);
      line.untilDue(40);
      assertEquals(List.of("2 at 100"), line.out(1));
      line.pass(150);
      line.in(3);
      line.untilDue(50);
      assertEquals(List.of("2 at 100", "3 at 300"), line.out(2));
      line.in(4);
      line.end();
      assertEquals("1 left out", line.await().reports().getFirst().report().text());
      assertEquals("4 at 300", line.out(3).getLast());
    }
  }

  // Later

  /// ```
  ///    0   1
  ///   30   2
  ///   40   3   there is no room
  ///  100   1   and 3 has room
  ///  130   2
  ///  200   3   though the input has ended
  /// ```
  @Test
  void eachElementIsGivenSoLongAfterItHasCome() throws Exception {
    try (var line = new TimeLine(delay(2))) {
      line.in(1);
      line.clock.awaitWaiter(TENTH);
      line.pass(30);
      line.in(2);
      line.pass(10);
      line.inLater(3);
      line.end();
      line.untilDue(60);
      assertEquals(List.of("1 at 100"), line.out(1));
      while (line.held() < 2) {
        Thread.onSpinWait(); // until 3 is in
      }
      line.untilDue(30);
      assertEquals("2 at 130", line.out(2).getLast());
      line.untilDue(70);
      line.await();
      assertEquals(List.of("1 at 100", "2 at 130", "3 at 200"), line.out(3));
    }
  }

  // Silence

  /// ```
  ///    0       it waits
  ///  100   -1  made up
  ///  150   1
  ///  250   -2  made up
  /// ```
  @Test
  void anElementIsMadeUpWhenNoneHasComeForAWhile() throws Exception {
    var made = new AtomicInteger();
    try (var line = new TimeLine(keepAlive(made::decrementAndGet))) {
      line.untilDue(100);
      assertEquals(List.of("-1 at 100"), line.out(1));
      line.clock.awaitWaiter(TENTH);
      line.pass(50);
      line.in(1);
      assertEquals("1 at 150", line.out(2).getLast());
      line.untilDue(100);
      assertEquals("-2 at 250", line.out(3).getLast());
      line.end();
      assertEquals("2 made up", line.await().reports().getFirst().report().text());
    }
  }

  @Test
  void nothingIsMadeUpWhileDownstreamIsBusy() throws Exception {
    var clock = new VirtualClock();
    var inside = new CountDownLatch(1);
    var go = new CountDownLatch(1);
    Pipe<Integer> pipe = Pipe.of(Bound.elements(9));
    var made = new AtomicInteger();
    var run =
        Pipeline.from(pipe)
            .timed(Timed.<Integer>keepAlive(TENTH, made::incrementAndGet, Bound.elements(1), clock))
            .forEach(
                _ -> {
                  inside.countDown();
                  go.await();
                })
            .start();
    pipe.write(7);
    inside.await();
    clock.advance(Duration.ofHours(1));
    go.countDown();
    clock.awaitWaiter(TENTH);
    pipe.end();
    run.await();
    assertEquals(0, made.get());
  }

  @Test
  void whatFailsInMakingUpFailsTheRunThere() throws Exception {
    var failure = new IOException("no heart");
    try (var line =
        new TimeLine(
            keepAlive(
                () -> {
                  throw failure;
                }))) {
      line.untilDue(100);
      var thrown = assertThrows(StreamException.class, line::await);
      assertEquals("keep-alive", thrown.stage());
      assertSame(failure, thrown.getCause());
    }
  }

  // All of them

  static List<Function<VirtualClock, Timed<Integer, ?>>> holding() {
    return List.of(grouped(9), TimedTest::debounce, TimedTest::latestEvery, delay(9));
  }

  static List<Function<VirtualClock, Timed<Integer, ?>>> all() {
    return Stream.concat(holding().stream(), Stream.of(keepAlive(() -> 0))).toList();
  }

  @ParameterizedTest
  @MethodSource("holding")
  void aFailurePassesAtOnceBeforeWhatWaits(Function<VirtualClock, Timed<Integer, ?>> operator)
      throws Exception {
    try (var line = new TimeLine(operator)) {
      line.in(1);
      line.clock.awaitWaiter(TENTH);
      int before = line.out(0).size();
      var failure = new IOException("cut");
      line.fail(failure);
      var thrown = assertThrows(StreamException.class, line::await);
      assertSame(failure, thrown.getCause());
      assertEquals("pipe", thrown.stage());
      assertEquals(before, line.out(0).size());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void aWaitIsEndedByCancelling(Function<VirtualClock, Timed<Integer, ?>> operator)
      throws Exception {
    try (var line = new TimeLine(operator)) {
      line.in(1);
      line.clock.awaitWaiters(1);
      line.cancel();
      assertThrows(CancelledException.class, line::await);
      assertFalse(line.offered());
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whenNoMoreIsWantedWhatIsBeforeItIsStopped(Function<VirtualClock, Timed<Integer, ?>> operator)
      throws Exception {
    try (var line = new TimeLine(operator, 1)) {
      line.in(1);
      line.untilOutOrWaiting();
      line.pass(100);
      line.await();
      assertEquals(1, line.out(1).size());
      assertFalse(line.offered());
    }
  }

  @ParameterizedTest
  @MethodSource("holding")
  void aReaderThatIsInterruptedHasLostNothing(Function<VirtualClock, Timed<Integer, ?>> operator)
      throws Exception {
    interruptedReader(operator, true);
  }

  /// What comes is given at once; only while nothing comes does time matter.
  @Test
  void aReaderThatIsInterruptedIsStillKeptAlive() throws Exception {
    interruptedReader(keepAlive(() -> 0), false);
  }

  private static void interruptedReader(
      Function<VirtualClock, Timed<Integer, ?>> operator, boolean waits) throws Exception {
    var clock = new VirtualClock();
    Pipe<Integer> pipe = Pipe.of(Bound.elements(9));
    try (var stepper = new Stepper();
        var cursor = Pipeline.from(pipe).timed(operator.apply(clock)).open()) {
      var reader = stepper.actor("reader");
      var read = reader.<Object>begins(cursor::read);
      clock.advance(Duration.ofMillis(1));
      reader.thread().interrupt();
      assertThrows(InterruptedException.class, read::result);
      pipe.write(1);
      pipe.end();
      var again = reader.<Object>begins(cursor::read);
      if (waits && !again.done()) {
        clock.advance(TENTH.multipliedBy(2));
      }
      assertEquals("1", again.result().toString().replaceAll("[\\[\\]]", ""));
      assertNull(reader.does(cursor::read));
    }
  }

  @ParameterizedTest
  @MethodSource("all")
  void whatItHoldsIsNamed(Function<VirtualClock, Timed<Integer, ?>> operator) {
    Timed<Integer, ?> timed = operator.apply(new VirtualClock());
    var job = Pipeline.from(Sources.of(1)).timed(timed).forEach(_ -> {});
    var bound = assertInstanceOf(MemoryBound.AtLeast.class, job.memoryBound());
    assertEquals(
        timed + " (", bound.unstated().getFirst().substring(0, timed.toString().length() + 2));
  }

  @Test
  void timesAreLongerThanZero() {
    var none = Duration.ZERO;
    assertThrows(IllegalArgumentException.class, () -> Timed.grouped(1, none));
    assertThrows(IllegalArgumentException.class, () -> Timed.debounce(none));
    assertThrows(IllegalArgumentException.class, () -> Timed.latestEvery(none));
    assertThrows(IllegalArgumentException.class, () -> Timed.delay(none, Bound.DEFAULT));
    assertThrows(IllegalArgumentException.class, () -> Timed.keepAlive(none, () -> 1));
  }
}
