package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RecoverTest {
  private final List<String> journal = new ArrayList<>();
  private final IOException failure = new IOException("cut");

  private Source<String> cutAfter(String... elements) {
    return () ->
        new AbstractCursor<String>() {
          private int at;

          @Override
          protected @Nullable String next() throws IOException {
            if (at == elements.length) {
              throw failure;
            }
            return elements[at++];
          }

          @Override
          protected void release() {
            journal.add("closed");
          }
        };
  }

  private Source<String> unopenable() {
    return () -> {
      throw failure;
    };
  }

  @Test
  void theFailureBecomesTheLastElement() throws Exception {
    Summary summary =
        Pipeline.from(cutAfter("a", "b").recover(e -> "after " + e.getMessage()))
            .forEach(journal::add)
            .run();
    assertEquals(List.of("a", "b", "closed", "after cut"), journal);
    assertEquals("recovered from: cut", summary.reports().getFirst().report().text());
  }

  @Test
  void aSourceThatCannotBeOpenedIsRecoveredToo() throws Exception {
    assertEquals(List.of("x"), Pipeline.from(unopenable().recover(_ -> "x")).toList(5).run());
  }

  @Test
  void anotherSourceGoesOn() throws Exception {
    try (var cursor = cutAfter("a").recoverWith(_ -> Sources.of("b", "c")).open()) {
      assertEquals("a", cursor.read());
      assertEquals("b", cursor.read());
      assertEquals(List.of("closed"), journal);
      assertEquals("c", cursor.read());
      assertNull(cursor.read());
      assertNull(cursor.read());
    }
  }

  @Test
  void theOtherSourceIsNotRecovered() throws Exception {
    try (var cursor = cutAfter("a").recoverWith(_ -> cutAfter("b")).open()) {
      assertEquals("a", cursor.read());
      assertEquals("b", cursor.read());
      assertSame(failure, assertThrows(IOException.class, () -> cursor.read()));
    }
    assertEquals(List.of("closed", "closed"), journal);
  }

  @Test
  void whatIsThrownAgainIsTheFailure() throws Exception {
    var source =
        cutAfter()
            .recover(
                e -> {
                  throw e;
                });
    try (var cursor = source.open()) {
      assertSame(failure, assertThrows(IOException.class, () -> cursor.read()));
      assertEquals(0, failure.getSuppressed().length);
    }
  }

  @Test
  void whatFailsInRecoveringHasTheFailureSuppressed() throws Exception {
    var other = new IllegalStateException("no idea");
    var source =
        unopenable()
            .recover(
                _ -> {
                  throw other;
                });
    assertSame(other, assertThrows(IllegalStateException.class, source::open));
    assertSame(failure, other.getSuppressed()[0]);
  }

  @Test
  void anInterruptionIsNotRecovered() {
    Source<String> source =
        () -> {
          throw new InterruptedException();
        };
    assertThrows(InterruptedException.class, () -> source.recover(_ -> "x").open());
  }

  @Test
  void whatFailsAfterAnAbortIsNotRecovered() throws Exception {
    try (var cursor = cutAfter("a").recover(_ -> "x").open()) {
      assertEquals("a", cursor.read());
      cursor.abort();
      assertSame(failure, assertThrows(IOException.class, () -> cursor.read()));
    }
  }

  @Test
  void nothingIsSaidWhereNothingFailed() throws Exception {
    Summary summary = Pipeline.from(Sources.of("a").recover(_ -> "x")).forEach(journal::add).run();
    assertEquals(List.of("a"), journal);
    assertEquals(List.of(), summary.reports());
  }
}
