package dev.weir.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Transforms;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Each broken rule is found.
class JournalTest {
  private final Journal journal = new Journal();
  private final ScriptedSource<Integer> source = ScriptedSource.of(journal, "source", 1, 2);
  private final ScriptedSink<Integer> sink = ScriptedSink.of(journal, "sink");

  private void assertBroken(String rule) {
    var failure = assertThrows(AssertionError.class, journal::assertLivesAreWhole);
    String message = String.valueOf(failure.getMessage());
    assertTrue(message.startsWith(rule), message);
  }

  @Test
  void aWholeLifeIsFine() throws Exception {
    try (var cursor = source.open()) {
      assertEquals(1, cursor.read());
      assertEquals(2, cursor.read());
      assertNull(cursor.read());
    }
    journal.assertLivesAreWhole();
    assertEquals(3, journal.count("source", Call.READ));
    assertEquals(List.of(Thread.currentThread()), journal.threads("source", Call.OPEN));
  }

  @Test
  void lifeThatWasNotClosedIsFound() throws Exception {
    var _ = source.open();
    assertBroken("source#1 was opened and closed 0 times");
  }

  @Test
  void aSecondCloseIsFound() throws Exception {
    var cursor = source.open();
    cursor.close();
    cursor.close();
    assertBroken("source#1 was opened and closed 2 times");
  }

  @Test
  void aCallAfterTheCloseIsFound() throws Exception {
    var cursor = source.open();
    cursor.close();
    cursor.read();
    assertBroken("source#1 was called after its close");
  }

  @Test
  void aSecondEndIsFound() throws Exception {
    try (var writable = sink.open()) {
      writable.end();
      writable.end();
    }
    assertBroken("sink#1 was ended twice");
  }

  @Test
  void aCallAfterAFailureIsFound() throws Exception {
    var failure = new IOException("boom");
    var failing = source.with(Script.failing(Call.READ, 1, failure));
    try (var cursor = failing.open()) {
      assertSame(failure, assertThrows(IOException.class, () -> cursor.read()));
      cursor.read();
    }
    assertBroken("source#1 was called after it had failed");
  }

  @Test
  void callsThatOverlapAreFound() throws Exception {
    var hold = Hold.stubborn();
    var held = source.with(Script.staying(Call.READ, 1, hold));
    try (var stepper = new Stepper();
        var cursor = held.open()) {
      var read = stepper.actor("reader").begins(() -> cursor.read());
      read.assertWaiting();
      cursor.read();
      hold.release();
      assertEquals(2, read.result());
    }
    assertBroken("source#1 had calls that overlap");
  }

  @Test
  void anotherOrderIsFound() throws Exception {
    var cursor = source.open();
    var writable = sink.open();
    cursor.close();
    writable.close();
    journal.assertClosedInOrder(List.of("source", "never opened", "sink"));
    assertThrows(
        AssertionError.class, () -> journal.assertClosedInOrder(List.of("sink", "source")));
  }

  @Test
  void eachLifeCountsAnew() throws Exception {
    var failing = source.with(Script.failing(Call.READ, 2, new IOException("boom")));
    for (int life = 0; life < 2; life++) {
      try (var cursor = failing.open()) {
        assertEquals(1, cursor.read());
        assertThrows(IOException.class, () -> cursor.read());
      }
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aScriptedStepPausesAndGoesOn() throws Exception {
    var twice = ScriptedTransform.<Integer, Integer>of(journal, "twice", n -> List.of(n, n));
    var all = new ArrayList<Integer>();
    try (var cursor =
        source.through(twice.finishingWith(List.of(8, 9))).through(Transforms.map(n -> n)).open()) {
      for (int element : cursor) {
        all.add(element);
      }
    }
    assertEquals(List.of(1, 1, 2, 2, 8, 9), all);
    assertTrue(journal.count("twice", Call.MORE) > 0);
    journal.assertLivesAreWhole();
  }

  @Test
  void aSinkWantsAsMuchAsItIsToldTo() throws Exception {
    var modest = sink.wanting(2);
    try (var writable = modest.open()) {
      assertTrue(writable.write(1));
      assertFalse(writable.write(2));
      writable.end();
    }
    assertEquals(List.of(1, 2), modest.written());
    assertTrue(modest.ended());
  }
}
