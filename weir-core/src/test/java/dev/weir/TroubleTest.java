package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.pipeline.Pipe;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

class TroubleTest {
  private final List<Object> out = new ArrayList<>();
  private final List<Object> letters = new ArrayList<>();

  private Pipeline<String> texts() {
    return Pipeline.from(Sources.of("1", "x", "2", "y", "3"));
  }

  @Test
  void somethingElseStandsForWhatFails() throws Exception {
    Summary summary =
        texts()
            .through(
                Trouble.<String, Integer>orElse(Integer::valueOf, (text, _) -> text.charAt(0) * -1))
            .forEach(out::add)
            .run();
    assertEquals(List.of(1, -120, 2, -121, 3), out);
    assertEquals(Map.of("replaced", 2L), summary.reports().getFirst().report().values());
  }

  @Test
  void whatFailsIsLeftOutAndCounted() throws Exception {
    Summary summary =
        texts()
            .through(Trouble.<String, Integer>skipping(Integer::valueOf, 2))
            .forEach(out::add)
            .run();
    assertEquals(List.of(1, 2, 3), out);
    Report report = summary.reports().getFirst().report();
    assertEquals(Report.Kind.REMARK, report.kind());
    assertTrue(report.text().startsWith("2 left out, the first with: "), report.text());
    assertEquals(2L, report.values().get("skipped"));
  }

  @Test
  void oneFailureMoreThanMayBeSkippedFailsTheRun() {
    var job = texts().through(Trouble.<String, Integer>skipping(Integer::valueOf, 1)).toList(9);
    var thrown = assertThrows(StreamException.class, job::run);
    var limit = assertInstanceOf(LimitException.class, thrown.getCause());
    assertTrue(
        Objects.requireNonNull(limit.getMessage())
            .startsWith("more than 1 element failed, the last with: "),
        limit.getMessage());
    assertInstanceOf(NumberFormatException.class, limit.getCause());
    assertThrows(IllegalArgumentException.class, () -> Trouble.skipping(n -> n, -1));
  }

  @Test
  void whatFailsDownstreamIsNoTroubleOfTheElement() {
    var job =
        texts()
            .through(Trouble.<String, Integer>skipping(Integer::valueOf, 100))
            .forEach(
                _ -> {
                  throw new IOException("full");
                });
    assertEquals(
        "full",
        Objects.requireNonNull(assertThrows(StreamException.class, job::run).getCause())
            .getMessage());
  }

  @Test
  void anErrorIsNotCaught() {
    var job =
        texts()
            .through(
                Trouble.<String, Integer>skipping(
                    _ -> {
                      throw new AssertionError("a bug");
                    },
                    100))
            .toList(1);
    assertThrows(AssertionError.class, job::run);
  }

  @Test
  void lettersAreWrittenBesideTheStreamAndEndedWithTheRun() throws Exception {
    var ended = new AtomicBoolean();
    Sink<DeadLetter<String>> sink =
        () ->
            new AbstractWritable<DeadLetter<String>>() {
              @Override
              protected boolean put(DeadLetter<String> letter) {
                letters.add(letter.element());
                assertInstanceOf(NumberFormatException.class, letter.failure());
                return true;
              }

              @Override
              protected void complete() {
                ended.set(true);
              }

              @Override
              protected void release(boolean complete) {
                letters.add("closed");
              }
            };
    Summary summary =
        texts()
            .through(Trouble.<String, Integer>deadLetters(Integer::valueOf, sink))
            .forEach(out::add)
            .run();
    assertEquals(List.of(1, 2, 3), out);
    assertEquals(List.of("x", "y", "closed"), letters);
    assertTrue(ended.get());
    assertEquals("2 dead letters", summary.reports().getFirst().report().text());
  }

  @Test
  void lettersThatNobodyTakesMakeTheStreamWait() throws Exception {
    Pipe<DeadLetter<String>> pipe = Pipe.of(Bound.elements(1));
    Sink<DeadLetter<String>> sink = () -> pipe;
    Run<List<Integer>> run =
        texts()
            .through(Trouble.<String, Integer>deadLetters(Integer::valueOf, sink))
            .toList(9)
            .start();
    try (var cursor = pipe.open()) {
      assertEquals("x", Objects.requireNonNull(cursor.read()).element());
      assertEquals("y", Objects.requireNonNull(cursor.read()).element());
      assertEquals(List.of(1, 2, 3), run.await());
    }
  }

  @Test
  void aFailureWithoutAnybodyToTakeTheLetterFailsTheRun() throws Exception {
    Pipe<DeadLetter<String>> pipe = Pipe.of(Bound.elements(1));
    pipe.open().close();
    Sink<DeadLetter<String>> sink = () -> pipe;
    var job =
        texts().through(Trouble.<String, Integer>deadLetters(Integer::valueOf, sink)).toList(9);
    var thrown = assertThrows(StreamException.class, job::run);
    assertInstanceOf(NumberFormatException.class, thrown.getCause());
  }
}
