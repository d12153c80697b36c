package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What every cursor and every writable has in common, kept by their abstract classes.
@Timeout(30)
class RulesOfEndsTest {
  private final List<String> calls = new ArrayList<>();

  /// Does what it is told, call by call.
  private final class Told extends AbstractCursor<Integer> {
    private final Queue<Object> answers;

    private Told(Object... answers) {
      this.answers = new ArrayDeque<>(List.of(answers));
    }

    @Override
    protected @Nullable Integer next() throws IOException, InterruptedException {
      calls.add("next");
      return switch (answers.poll()) {
        case null -> null;
        case IOException failure -> throw failure;
        case InterruptedException interrupted -> throw interrupted;
        case Error error -> throw error;
        case Object element -> (Integer) element;
      };
    }

    @Override
    protected void release() {
      calls.add("release");
    }
  }

  @Test
  void aCursorGivesNullForEverAndAsksNoMore() throws Exception {
    var cursor = new Told(1);
    assertEquals(1, cursor.read());
    assertNull(cursor.read());
    assertNull(cursor.read());
    assertEquals(List.of("next", "next"), calls);
  }

  @Test
  void aCursorThrowsTheSameFailureForEver() {
    var failure = new IOException("torn");
    var cursor = new Told(failure, 1);
    assertSame(failure, assertThrows(IOException.class, () -> cursor.read()));
    assertSame(failure, assertThrows(IOException.class, () -> cursor.read()));
    assertEquals(List.of("next"), calls);
    var error = new AssertionError();
    var broken = new Told(error, 1);
    assertSame(error, assertThrows(AssertionError.class, () -> broken.read()));
    assertSame(error, assertThrows(AssertionError.class, () -> broken.read()));
  }

  @Test
  void anInterruptedReadMayBeTriedAgain() throws Exception {
    var cursor = new Told(new InterruptedException(), 1);
    assertThrows(InterruptedException.class, () -> cursor.read());
    assertEquals(1, cursor.read());
  }

  @Test
  void aCursorIsReleasedOnceAndNotReadAfterwards() throws Exception {
    var cursor = new Told(1);
    cursor.close();
    cursor.close();
    assertEquals(
        "read after close", assertThrows(IOException.class, () -> cursor.read()).getMessage());
    assertEquals(List.of("release"), calls);
  }

  /// Fails where it is told to.
  private final class Writing extends AbstractWritable<Integer> {
    private @Nullable String fails;
    private int wanted = Integer.MAX_VALUE;

    private void call(String name) throws IOException {
      calls.add(name);
      if (name.equals(fails)) {
        throw new IOException(name);
      }
    }

    @Override
    protected boolean put(Integer element) throws IOException {
      call("put");
      return --wanted > 0;
    }

    @Override
    protected void push() throws IOException {
      call("push");
    }

    @Override
    protected void complete() throws IOException {
      call("complete");
    }

    @Override
    protected void release(boolean complete) throws IOException {
      call("release " + complete);
    }
  }

  @Test
  void aWritableThatIsEndedIsReleasedAsComplete() throws Exception {
    var writable = new Writing();
    assertTrue(writable.write(1));
    writable.flush();
    writable.end();
    writable.end();
    writable.close();
    writable.close();
    assertEquals(List.of("put", "push", "complete", "release true"), calls);
  }

  @Test
  void oneThatIsNotIsAbandoned() throws Exception {
    var writable = new Writing();
    writable.write(1);
    writable.close();
    assertEquals(List.of("put", "release false"), calls);
  }

  @Test
  void aFailureComesAgainAndItIsNeverComplete() throws Exception {
    for (String call : List.of("put", "push", "complete")) {
      calls.clear();
      var writable = new Writing();
      writable.fails = call;
      var failure =
          assertThrows(
              IOException.class,
              () -> {
                writable.write(1);
                writable.flush();
                writable.end();
              });
      assertEquals(call, calls.getLast());
      assertSame(failure, assertThrows(IOException.class, () -> writable.write(2)));
      assertSame(failure, assertThrows(IOException.class, writable::flush));
      assertSame(failure, assertThrows(IOException.class, writable::end));
      assertEquals(call, calls.getLast());
      writable.close();
      assertEquals("release false", calls.getLast());
    }
  }

  @Test
  void nothingIsWrittenAfterTheEnd() throws Exception {
    var writable = new Writing();
    writable.end();
    assertEquals(
        "write after end", assertThrows(IOException.class, () -> writable.write(1)).getMessage());
    assertEquals("flush after end", assertThrows(IOException.class, writable::flush).getMessage());
    var closed = new Writing();
    closed.close();
    assertEquals(
        "write after close", assertThrows(IOException.class, () -> closed.write(1)).getMessage());
    assertEquals("end after close", assertThrows(IOException.class, closed::end).getMessage());
  }

  @Test
  void whoWantsNoMoreIsNotAskedAgainAndMayBeEnded() throws Exception {
    var writable = new Writing();
    writable.wanted = 2;
    assertTrue(writable.write(1));
    assertFalse(writable.write(2));
    assertFalse(writable.write(3));
    writable.end();
    writable.close();
    assertEquals(List.of("put", "put", "complete", "release true"), calls);
  }

  @Test
  void nullIsRefusedAndTheWritableStaysUsable() throws Exception {
    var writable = new Writing();
    assertThrows(NullPointerException.class, () -> writable.write(nothing()));
    assertTrue(writable.write(1));
  }

  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  private static <T> T nothing() {
    return null;
  }
}
