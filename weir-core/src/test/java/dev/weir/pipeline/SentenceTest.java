package dev.weir.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.CancelledException;
import dev.weir.Incidents;
import dev.weir.Progress;
import dev.weir.Rate;
import dev.weir.Sources;
import dev.weir.Throttle;
import dev.weir.Trouble;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What is said of planted bottlenecks.
@Timeout(30)
class SentenceTest {
  private final CountDownLatch never = new CountDownLatch(1);

  private static Pipeline<Integer> endless() {
    return Pipeline.from(Sources.generate(() -> 1));
  }

  private int stay(int number) throws InterruptedException {
    never.await();
    return number;
  }

  /// Runs it until that is said, and stops it.
  private static void says(Job<?> job, String expected) {
    Run<?> run = job.start();
    String said = run.snapshot().bottleneck();
    while (!said.startsWith(expected)) {
      Thread.onSpinWait();
      said = run.snapshot().bottleneck();
    }
    run.cancel();
    assertThrows(CancelledException.class, run::await);
  }

  @Test
  void aStepIsNamedWhereverItIs() {
    List<UnaryOperator<Pipeline<Integer>>> between =
        List.of(p -> p, p -> p.buffer(Bound.elements(4)), p -> p.filter(_ -> true));
    for (var before : between) {
      for (var behind : between) {
        says(
            behind.apply(before.apply(endless()).map(this::stay)).forEach(_ -> {}),
            "map is the bottleneck: busy ");
      }
    }
  }

  @Test
  void aSourceThatGivesNothingStarvesTheRest() {
    says(
        Pipeline.from(Pipe.<Integer>of(Bound.elements(4))).map(n -> n).forEach(_ -> {}),
        "starved: waits for pipe, ");
  }

  @Test
  void aSinkThatTakesNothingIsNamed() {
    says(endless().forEach(this::stay), "forEach is the bottleneck: does not take more, ");
    says(
        endless().buffer(Bound.elements(4)).forEach(this::stay),
        "forEach is the bottleneck: does not take more, ");
  }

  @Test
  void aThrottleLimitsAsItWasAskedTo() {
    says(endless().through(Throttle.to(Rate.elements(20))).forEach(_ -> {}), "limited by throttle");
  }

  @Test
  void workersAreOneStage() {
    says(
        endless().mapConcurrent(3, Bound.elements(4), this::stay).forEach(_ -> {}),
        "mapConcurrent is the bottleneck: busy ");
  }

  @Test
  void whatDoesNotMoveIsStillForAsLong() {
    Run<?> run = endless().map(this::stay).forEach(_ -> {}).start();
    while (run.snapshot().still().compareTo(Duration.ofMillis(100)) < 0) {
      Thread.onSpinWait();
    }
    assertEquals(List.of(), run.snapshot().standing());
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    assertEquals(Duration.ZERO, run.snapshot().still());
  }

  @Test
  void aStalledRunSaysWhereItStands() {
    Run<?> run = endless().buffer(Bound.elements(4)).map(this::stay).forEach(_ -> {}).start();
    while (run.snapshot().standing().isEmpty()) {
      LockSupport.parkNanos(10_000_000); // it takes five seconds
    }
    String said = run.snapshot().bottleneck();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    assertTrue(
        said.matches("stalled for \\d+ s: map has the thread, in .*SentenceTest\\.stay"), said);
  }

  @Test
  void threadsThatWaitForEachOtherAreNamed() {
    var snapshot =
        snapshot(
            List.of(),
            List.of(
                new Snapshot.Standing("zip", true, List.of()),
                new Snapshot.Standing("broadcast", true, List.of())));
    assertEquals(
        "stalled for 7 s: every thread waits for another: zip, broadcast", snapshot.bottleneck());
  }

  @Test
  void severalThatAreBusyAreBalanced() {
    var snapshot =
        snapshot(
            List.of(stage("file:in", 0.3), stage("lines", 0.32), stage("gzip", 0.1)), List.of());
    assertEquals("balanced: file:in 30 %, lines 32 %", snapshot.bottleneck());
  }

  @Test
  void nothingIsSaidOfWhatWasTooShort() {
    assertEquals(
        "no stage was busy long enough to tell",
        snapshot(List.of(stage("file:in", 0.01)), List.of()).bottleneck());
  }

  @Test
  void whatIsSaidIsWhatHoldsItUpLately() {
    List<StageSnapshot> whole = List.of(stage("file:in", 0.9), stage("gzip", 0.1));
    List<StageSnapshot> lately = List.of(stage("file:in", 0.1), stage("gzip", 0.9));
    assertEquals(
        "gzip is the bottleneck: busy 90 %", snapshot(whole, lately, List.of()).bottleneck());
  }

  @Test
  void whatAStageDidBetweenTwoLooksIsTheDifference() {
    StageSnapshot now = stage("gzip", 0.9);
    StageSnapshot none = now.since(now);
    assertEquals(StageSnapshot.Spent.NONE, none.spent());
    assertEquals(0.0, none.working() + none.waitingForInput() + none.waitingForRoom());
    assertEquals(0.9, now.working());
    assertEquals(0.1, now.waitingForInput(), 1e-9);
  }

  @Test
  void whatAStageSurvivesIsCountedWhileItRuns() throws Exception {
    var snapshots = new ArrayList<Snapshot>();
    var running = new AtomicReference<Run<?>>();
    var begun = new CountDownLatch(1);
    Run<?> run =
        Pipeline.from(Sources.of("1", "x", "2"))
            .through(Trouble.<String, Integer>skipping(Integer::parseInt, 5))
            .forEach(
                n -> {
                  begun.await();
                  if (n == 2) {
                    snapshots.add(running.get().snapshot());
                  }
                })
            .start();
    running.set(run);
    begun.countDown();
    run.await();
    assertEquals(Incidents.errors(1), snapshots.getFirst().stages().get(1).incidents());
    assertEquals(Incidents.NONE, snapshots.getFirst().stages().get(0).incidents());
  }

  private static StageSnapshot stage(String name, double busy) {
    Duration had = Duration.ofMillis(Math.round(busy * 1000));
    var spent =
        new StageSnapshot.Spent(
            had, Duration.ofSeconds(1).minus(had), Duration.ZERO, had, Duration.ZERO);
    return new StageSnapshot(name, 0, 0, 0, 0, spent, false, Incidents.NONE, null);
  }

  private static Snapshot snapshot(List<StageSnapshot> stages, List<Snapshot.Standing> standing) {
    return snapshot(stages, stages, standing);
  }

  private static Snapshot snapshot(
      List<StageSnapshot> stages, List<StageSnapshot> lately, List<Snapshot.Standing> standing) {
    return new Snapshot(
        Duration.ofSeconds(9),
        Progress.NONE,
        OptionalLong.empty(),
        stages,
        lately,
        false,
        false,
        Duration.ofSeconds(7),
        standing);
  }
}
