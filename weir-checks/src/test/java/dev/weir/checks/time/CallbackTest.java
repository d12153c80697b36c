package dev.weir.checks.time;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Bytes;
import dev.weir.CancelledException;
import dev.weir.Cursor;
import dev.weir.Intake;
import dev.weir.Intake.Answer;
import dev.weir.LimitException;
import dev.weir.Overflow;
import dev.weir.Report;
import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.testkit.Stepper;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CallbackTest {
  private final CompletableFuture<Intake<Integer>> registered = new CompletableFuture<>();
  private final AtomicInteger closed = new AtomicInteger();

  private Source<Integer> source(Bound bound, Overflow overflow) {
    return Sources.fromCallback(
        bound,
        overflow,
        intake -> {
          registered.complete(intake);
          return closed::incrementAndGet;
        });
  }

  private Source<Integer> two(Overflow overflow) {
    return source(Bound.elements(2), overflow);
  }

  private Intake<Integer> intake() {
    return registered.join();
  }

  private static List<Integer> rest(Cursor<Integer> cursor) throws Exception {
    var rest = new ArrayList<Integer>();
    Integer element;
    while ((element = cursor.read()) != null) {
      rest.add(element);
    }
    return rest;
  }

  @Test
  void whatIsPutComesOutInOrderAndThenTheEnd() throws Exception {
    try (var cursor = two(Overflow.WAIT).open()) {
      assertTrue(intake().put(1));
      assertTrue(intake().put(2));
      assertEquals(1, cursor.read());
      assertEquals(Answer.TAKEN, intake().offer(3));
      intake().end();
      assertEquals(Answer.CLOSED, intake().offer(4));
      assertFalse(intake().put(4));
      assertEquals(List.of(2, 3), rest(cursor));
      assertNull(cursor.read());
    }
    assertEquals(1, closed.get());
  }

  @Test
  void aGiverWaitsForRoomIfThatWasChosen() throws Exception {
    try (var stepper = new Stepper();
        var cursor = two(Overflow.WAIT).open()) {
      var giver = stepper.actor("giver");
      giver.does(() -> intake().put(1));
      giver.does(() -> intake().put(2));
      var third = giver.begins(() -> intake().put(3));
      third.assertWaiting();
      assertEquals(Answer.FULL, intake().offer(4));
      assertEquals(1, cursor.read());
      assertTrue(third.result());
      intake().end();
      assertEquals(List.of(2, 3), rest(cursor));
    }
  }

  @Test
  void aGiverThatWaitsIsToldWhenNobodyReadsAnyMore() throws Exception {
    try (var stepper = new Stepper()) {
      var giver = stepper.actor("giver");
      Stepper.Begun<Boolean> third;
      try (var _ = two(Overflow.WAIT).open()) {
        giver.does(() -> intake().put(1));
        giver.does(() -> intake().put(2));
        third = giver.begins(() -> intake().put(3));
        third.assertWaiting();
        assertEquals(0, closed.get());
      }
      assertFalse(third.result());
      assertEquals(1, closed.get());
    }
  }

  @Test
  void aGiverThatIsInterruptedHasGivenNothing() throws Exception {
    try (var stepper = new Stepper();
        var cursor = two(Overflow.WAIT).open()) {
      var giver = stepper.actor("giver");
      giver.does(() -> intake().put(1));
      giver.does(() -> intake().put(2));
      var third = giver.begins(() -> intake().put(3));
      third.assertWaiting();
      giver.thread().interrupt();
      assertThrows(InterruptedException.class, third::result);
      intake().end();
      assertEquals(List.of(1, 2), rest(cursor));
    }
  }

  @Test
  void theOldestIsDroppedIfThatWasChosen() throws Exception {
    try (var cursor = two(Overflow.DROP_OLDEST).open()) {
      for (int i = 1; i <= 5; i++) {
        assertEquals(Answer.TAKEN, intake().offer(i));
      }
      intake().end();
      assertEquals(List.of(4, 5), rest(cursor));
    }
  }

  @Test
  void theNewestIsDroppedIfThatWasChosen() throws Exception {
    try (var cursor = two(Overflow.DROP_NEWEST).open()) {
      assertTrue(intake().put(1));
      assertTrue(intake().put(2));
      assertTrue(intake().put(3));
      assertEquals(Answer.DROPPED, intake().offer(4));
      assertEquals(1, cursor.read());
      assertTrue(intake().put(5));
      intake().end();
      assertEquals(List.of(2, 5), rest(cursor));
    }
  }

  @Test
  void theStreamFailsIfThatWasChosen() throws Exception {
    try (var cursor = two(Overflow.FAIL).open()) {
      assertTrue(intake().put(1));
      assertTrue(intake().put(2));
      assertFalse(intake().put(3));
      assertEquals(Answer.CLOSED, intake().offer(4));
      var thrown = assertThrows(LimitException.class, () -> cursor.read());
      assertEquals(
          "more came than was read, and 2 waited already, within 2 elements;"
              + " raise the bound, or choose an overflow that waits or drops",
          thrown.getMessage());
      assertSame(thrown, assertThrows(LimitException.class, () -> cursor.read()));
    }
    assertEquals(1, closed.get());
  }

  @Test
  void dropsAreARemarkOfTheSource() throws Exception {
    Source<Integer> eager =
        Sources.fromCallback(
            Bound.elements(2),
            Overflow.DROP_OLDEST,
            intake -> {
              for (int i = 1; i <= 5; i++) {
                intake.offer(i);
              }
              intake.end();
              return () -> {};
            });
    var summary = Pipeline.from(eager).forEach(_ -> {}).run();
    var report = summary.reports().getFirst();
    assertEquals(1, report.stage());
    assertEquals(Report.Kind.REMARK, report.report().kind());
    assertEquals("3 dropped", report.report().text());
    assertEquals(3L, report.report().values().get("dropped"));
  }

  @Test
  void theBoundHoldsInWeightToo() throws Exception {
    var intakes = new ArrayList<Intake<Bytes>>();
    Source<Bytes> source =
        Sources.fromCallback(
            Bound.bytes(1000),
            Overflow.WAIT,
            intake -> {
              intakes.add(intake);
              return () -> {};
            });
    try (var cursor = source.open()) {
      var intake = intakes.getFirst();
      assertEquals(Answer.TAKEN, intake.offer(Bytes.wrap(new byte[600])));
      assertEquals(Answer.FULL, intake.offer(Bytes.wrap(new byte[401])));
      assertEquals(Answer.TAKEN, intake.offer(Bytes.wrap(new byte[400])));
      cursor.read();
      cursor.read();
      assertEquals(Answer.TAKEN, intake.offer(Bytes.wrap(new byte[5000])), "alone it passes");
      assertEquals(Answer.FULL, intake.offer(Bytes.wrap(new byte[1])));
    }
    assertEquals(1000, source.heldBytes().orElseThrow());
  }

  @Test
  void aFailureOfTheGiverIsTheRunsCause() throws Exception {
    var failure = new IllegalStateException("the sensor is gone");
    var run = Pipeline.from(two(Overflow.WAIT)).toList(9).start();
    intake().put(1);
    intake().fail(failure);
    assertFalse(intake().put(2));
    var thrown = assertThrows(StreamException.class, run::await);
    assertSame(failure, thrown.getCause());
    assertEquals(1, closed.get());
  }

  @Test
  void aRegistrationThatFailsLeavesNothing() {
    var half = new ArrayList<Intake<Integer>>();
    var failure = new IOException("no such topic");
    Source<Integer> source =
        Sources.fromCallback(
            Bound.elements(1),
            Overflow.WAIT,
            intake -> {
              half.add(intake);
              throw failure;
            });
    assertSame(failure, assertThrows(IOException.class, source::open));
    assertEquals(Answer.CLOSED, half.getFirst().offer(1));
  }

  @Test
  void aReaderThatWaitsIsFreedByCancelling() throws Exception {
    Run<List<Integer>> run = Pipeline.from(two(Overflow.WAIT)).toList(9).start();
    intake();
    run.cancel();
    assertThrows(CancelledException.class, run::await);
    assertEquals(1, closed.get());
    assertEquals(Answer.CLOSED, intake().offer(1));
  }

  @Test
  void whenNoMoreIsWantedTheRegistrationIsClosed() throws Exception {
    var run = Pipeline.from(two(Overflow.WAIT)).take(1).toList(1).start();
    intake().put(1);
    assertEquals(List.of(1), run.await());
    assertEquals(1, closed.get());
    assertFalse(intake().put(2));
  }

  @Test
  void eachLifeIsARegistrationOfItsOwn() throws Exception {
    var intakes = new ArrayList<Intake<Integer>>();
    Source<Integer> source =
        Sources.fromCallback(
            Bound.elements(1),
            Overflow.WAIT,
            intake -> {
              intakes.add(intake);
              return () -> {};
            });
    try (var one = source.open();
        var other = source.open()) {
      intakes.get(0).put(1);
      intakes.get(1).put(2);
      assertEquals(2, other.read());
      assertEquals(1, one.read());
    }
  }

  @Test
  void manyGiversLoseNothing() throws Exception {
    int givers = 8;
    int each = 2_000;
    var left = new AtomicInteger(givers);
    Source<Integer> source =
        Sources.fromCallback(
            Bound.elements(3),
            Overflow.WAIT,
            intake -> {
              for (int g = 0; g < givers; g++) {
                int first = g * each;
                Thread.ofVirtual()
                    .start(
                        () -> {
                          try {
                            for (int i = 0; i < each; i++) {
                              intake.put(first + i);
                            }
                          } catch (InterruptedException e) {
                            intake.fail(e);
                          }
                          if (left.decrementAndGet() == 0) {
                            intake.end();
                          }
                        });
              }
              return () -> {};
            });
    List<Integer> all = Pipeline.from(source).toList(givers * each).run();
    assertEquals(all.size(), all.stream().distinct().count());
    assertEquals(givers * each, all.size());
    for (int g = 0; g < givers; g++) {
      int from = g * each;
      List<Integer> own = all.stream().filter(n -> n >= from && n < from + each).toList();
      assertEquals(own.stream().sorted().toList(), own, "each giver's order stays");
    }
  }
}
