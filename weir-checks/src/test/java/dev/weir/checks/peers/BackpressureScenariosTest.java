package dev.weir.checks.peers;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.Groups;
import dev.weir.Sources;
import dev.weir.pipeline.Branch;
import dev.weir.pipeline.FanOut;
import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipe.Offer;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.NoLeaks;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What others hold their buffers to: N-01 to N-10 of `docs/peer-scenarios.md`.
@ExtendWith(NoLeaks.class)
class BackpressureScenariosTest {
  private static final int LARGE_BYTES = 65_500;
  private static final int SMALL_BYTES = 1_024;
  private static final int SMALL_COUNT = 40;
  private static final int BURSTS = 10;

  private final Journal journal = new Journal();

  @Test
  void n01AFullPipeSaysSoAndTellsWhenThereIsRoom() throws Exception {
    var pipe = Pipe.<Integer>of(Bound.elements(2));
    var room = new CountDownLatch(1);
    assertEquals(Offer.TAKEN, pipe.offer(1));
    assertEquals(Offer.TAKEN, pipe.offer(2));
    assertEquals(Offer.FULL, pipe.offer(3, room::countDown));
    try (var cursor = pipe.open()) {
      assertEquals(1, cursor.read());
      assertEquals(2, cursor.read());
      room.await();
      assertEquals(Offer.TAKEN, pipe.offer(3));
      assertEquals(3, cursor.read());
    }
  }

  private static List<Bytes> bursts() {
    var all = new ArrayList<Bytes>();
    for (int burst = 0; burst < BURSTS; burst++) {
      all.add(Bytes.wrap(new byte[LARGE_BYTES]));
      for (int i = 0; i < SMALL_COUNT; i++) {
        byte[] small = new byte[SMALL_BYTES];
        small[0] = (byte) i;
        all.add(Bytes.wrap(small));
      }
    }
    return all;
  }

  @Test
  void n02BurstsStayWithinTheBoundAndArriveInOrder() throws Exception {
    Bound bound = Bound.bytes(16_384);
    var most = Collections.synchronizedList(new ArrayList<Long>());
    var arrived = new ArrayList<Bytes>();
    var run = new AtomicReference<Run<?>>();
    var begun = new CountDownLatch(1);
    Run<?> started =
        Pipeline.from(Sources.of(bursts()))
            .buffer(bound)
            .forEach(
                block -> {
                  begun.await();
                  var held = run.get().snapshot().stages().get(1).boundary();
                  most.add(held == null ? Long.MAX_VALUE : held.weight());
                  arrived.add(block);
                })
            .start();
    run.set(started);
    begun.countDown();
    started.await();
    assertEquals(bursts(), arrived);
    long limit = Math.max(16_384, LARGE_BYTES); // one that is heavier passes alone
    assertTrue(most.stream().allMatch(weight -> weight <= limit), most::toString);
  }

  @Test
  void n03AnElementBeyondTheBoundPassesAloneAndNothingWaitsForEver() throws Exception {
    var pipe = Pipe.<Bytes>of(Bound.bytes(1_000));
    Run<Long> run = Pipeline.from(pipe).fold(0L, (sum, block) -> sum + block.length()).start();
    Thread other =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    for (int i = 0; i < 100; i++) {
                      pipe.write(Bytes.wrap(new byte[10]));
                    }
                  } catch (Exception e) {
                    throw new AssertionError(e);
                  }
                });
    pipe.write(Bytes.wrap(new byte[1_001]));
    other.join();
    pipe.end();
    assertEquals(2_001L, run.await());
  }

  @Test
  void n04AnEndedSourceAndAFullSinkFinish() throws Exception {
    var in = Pipe.<Integer>of(Bound.elements(4));
    for (int i = 0; i < 4; i++) {
      in.write(i);
    }
    in.end();
    var out = Pipe.<Integer>of(Bound.elements(1));
    out.write(-1);
    Run<?> run =
        Pipeline.from(in)
            .forEach(
                n -> {
                  boolean _ = out.write(n);
                })
            .start();
    var got = new ArrayList<Integer>();
    try (var cursor = out.open()) {
      for (int i = 0; i < 5; i++) {
        got.add(cursor.read());
      }
      run.await();
    }
    assertEquals(List.of(-1, 0, 1, 2, 3), got);
  }

  @Test
  void n05TheSlowestOfSeveralSinksGoverns() throws Exception {
    Hold slow = Hold.interruptible();
    ScriptedSink<Integer> fast = ScriptedSink.of(journal, "fast");
    ScriptedSink<Integer> first =
        ScriptedSink.<Integer>of(journal, "slow-1").with(Script.staying(Call.WRITE, 1, slow));
    ScriptedSink<Integer> second =
        ScriptedSink.<Integer>of(journal, "slow-2").with(Script.staying(Call.WRITE, 1, slow));
    Run<?> run =
        Pipeline.from(Sources.range(0, 100))
            .to(FanOut.broadcast(branch(fast), branch(first), branch(second)))
            .start();
    journal.await("slow-1", Call.WRITE, 1);
    journal.await("slow-2", Call.WRITE, 1);
    journal.await("fast", Call.WRITE, 1);
    assertTrue(fast.written().size() <= 3, "one in hand, one that waits, one on its way");
    slow.release();
    run.await();
    List<Integer> all = IntStream.range(0, 100).boxed().toList();
    assertEquals(all, fast.written());
    assertEquals(all, first.written());
    assertEquals(all, second.written());
  }

  private static Branch<Integer> branch(ScriptedSink<Integer> sink) {
    return Branch.of(sink.name(), Bound.elements(1), in -> in.to(sink));
  }

  @Test
  void n06ABoundThatIsNoneIsRefusedAndALargeOneIsKept() {
    for (long wrong : new long[] {0, -1, Long.MIN_VALUE}) {
      var e = assertThrows(IllegalArgumentException.class, () -> Bound.elements(wrong));
      assertTrue(String.valueOf(e.getMessage()).contains(Long.toString(wrong)), e.getMessage());
      assertThrows(IllegalArgumentException.class, () -> Bound.bytes(wrong));
    }
    assertEquals(1L << 40, Bound.bytes(1L << 40).weight());
    assertEquals(1L << 30, Bound.elements(1L << 30).elements());
    assertThrows(IllegalArgumentException.class, () -> Bound.elements((1L << 30) + 1));
  }

  /// There is no default that a program can change for others: what is not said is always the same.
  @Test
  void n07ADefaultIsTheSameForEverybody() {
    String said = Pipeline.from(Sources.range(0, 1)).buffer().forEach(_ -> {}).explain();
    assertTrue(said.contains("1024 elements, 1.0 MiB"), said);
  }

  @Test
  void n08BeforeAndBehindAStageEachBoundIsItsOwn() throws Exception {
    var run = new AtomicReference<Run<?>>();
    var begun = new CountDownLatch(1);
    Run<?> started =
        Pipeline.from(Sources.range(0, 1_000))
            .buffer(Bound.elements(7))
            .map(n -> n)
            .buffer(Bound.elements(3))
            .forEach(
                _ -> {
                  begun.await();
                  assertHolds(run.get(), 1, 7);
                  assertHolds(run.get(), 3, 3);
                })
            .start();
    run.set(started);
    begun.countDown();
    started.await();
    assertHolds(started, 1, 7);
    assertHolds(started, 3, 3);
  }

  private static void assertHolds(Run<?> run, int stage, long bound) {
    var held = run.snapshot().stages().get(stage).boundary();
    assertTrue(
        held != null && held.bound().elements() == bound && held.highest() <= bound, "" + held);
  }

  @Test
  void n09WhatWaitsIsHandedOnInOrder() throws Exception {
    var pipe = Pipe.<Integer>of(Bound.elements(8));
    for (int i = 0; i < 5; i++) {
      pipe.write(i);
    }
    pipe.end();
    assertEquals(
        List.of(List.of(0, 1, 2, 3, 4)), Pipeline.from(pipe).through(Groups.of(5)).toList(2).run());
  }

  @Test
  void n10WhatWaitsAtTheEndIsDeliveredOnce() throws Exception {
    var pipe = Pipe.<Integer>of(Bound.elements(8));
    for (int i = 0; i < 8; i++) {
      pipe.write(i);
    }
    pipe.end();
    pipe.end();
    assertEquals(IntStream.range(0, 8).boxed().toList(), Pipeline.from(pipe).toList(100).run());
  }
}
