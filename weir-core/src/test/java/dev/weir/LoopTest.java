package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.text.Lines;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A source in a for-loop, without a thread: the loop is the backpressure.
@Timeout(30)
class LoopTest {
  private final List<String> calls = new ArrayList<>();

  /// Counts from 1; says what is called.
  private final class Counting extends AbstractCursor<Integer> {
    private final int last;
    private int given;

    private Counting(int last) {
      this.last = last;
    }

    @Override
    protected @Nullable Integer next() {
      calls.add("read");
      return given < last ? ++given : null;
    }

    @Override
    protected void release() {
      calls.add("close");
    }
  }

  private Source<Integer> counting(int last) {
    return () -> new Counting(last);
  }

  private static <T> List<T> all(Source<T> source) throws Exception {
    var all = new ArrayList<T>();
    try (Cursor<T> cursor = source.open()) {
      for (T element : cursor) {
        all.add(element);
      }
    }
    return all;
  }

  @Test
  void eachTransformGivesWhatItsNameSays() throws Exception {
    var seen = new ArrayList<Integer>();
    assertEquals(List.of(2, 4, 6), all(counting(3).map(n -> 2 * n)));
    assertEquals(List.of(2, 4), all(counting(5).filter(n -> n % 2 == 0)));
    assertEquals(List.of(1, 2, 2, 3, 3, 3), all(counting(3).flatMap(LoopTest::repeated)));
    assertEquals(List.of(1, 2), all(counting(9).take(2)));
    assertEquals(List.of(3, 4), all(counting(4).drop(2)));
    assertEquals(List.of(), all(counting(4).drop(20)));
    assertEquals(List.of(1, 2), all(counting(9).takeWhile(n -> n < 3)));
    assertEquals(List.of(1, 2, 3), all(counting(3).peek(seen::add)));
    assertEquals(List.of(1, 2, 3), seen);
    assertEquals(
        List.of(List.of(1, 2), List.of(3)),
        all(counting(3).through(Transform.of(Gatherers.windowFixed(2)))));
  }

  private static List<Integer> repeated(int n) {
    return IntStream.range(0, n).mapToObj(_ -> n).toList();
  }

  @Test
  void nothingIsReadBeforeItIsAskedFor() throws Exception {
    try (var cursor = counting(9).map(n -> n).filter(_ -> true).open()) {
      assertEquals(List.of(), calls);
      assertEquals(1, cursor.read());
      assertEquals(List.of("read"), calls);
    }
    assertEquals(List.of("read", "close"), calls);
  }

  @Test
  void nothingIsReadAfterTheLastThatWasTaken() throws Exception {
    assertEquals(List.of(1, 2), all(counting(9).map(n -> n).take(2)));
    assertEquals(List.of("read", "read", "close"), calls);
  }

  /// Blocks, each read said.
  private Source<Bytes> blocks(String... texts) {
    return () ->
        new AbstractCursor<>() {
          private int given;

          @Override
          protected @Nullable Bytes next() {
            calls.add("read");
            return given < texts.length ? Bytes.utf8(texts[given++]) : null;
          }

          @Override
          protected void release() {
            calls.add("close");
          }
        };
  }

  @Test
  void aCodecReadsNoBlockBeforeItIsNeeded() throws Exception {
    try (var lines = blocks("a\nb\nc", "\nd").through(Lines.utf8()).open()) {
      assertEquals("a", lines.read());
      assertEquals("b", lines.read());
      assertEquals(List.of("read"), calls);
      assertEquals("c", lines.read());
      assertEquals(List.of("read", "read"), calls);
      assertEquals("d", lines.read());
      assertNull(lines.read());
    }
  }

  @Test
  void whatACodecGaveBeforeItFailedIsReadFirst() throws Exception {
    var lines = blocks("a\nb\nthis is too long\nd\n").through(Lines.utf8().maxBytes(5));
    try (var cursor = lines.open()) {
      assertEquals("a", cursor.read());
      assertEquals("b", cursor.read());
      var thrown = assertThrows(StreamException.class, () -> cursor.read());
      assertInstanceOf(LimitException.class, thrown.getCause());
      assertSame(thrown, assertThrows(StreamException.class, () -> cursor.read()));
    }
    assertEquals(List.of("read", "close"), calls);
  }

  @Test
  void nobodyElseIsRunAheadOfTheReader() throws Exception {
    var seen = new ArrayList<String>();
    try (var lines = blocks("a\nb\nc\n").through(Lines.utf8()).peek(seen::add).open()) {
      assertEquals("a", lines.read());
      assertEquals(List.of("a"), seen);
    }
  }

  @Test
  void takingNothingOpensNothing() throws Exception {
    Source<Integer> closed =
        () -> {
          throw new IOException("opened");
        };
    assertEquals(List.of(), all(closed.map(n -> n).take(0).map(n -> n)));
    assertThrows(StreamException.class, () -> all(closed.map(n -> n).take(1)));
  }

  @Test
  void anIteratorReadsAheadOnlyWhenItIsAsked() throws Exception {
    try (var cursor = counting(2).map(n -> n).open()) {
      Iterator<Integer> iterator = cursor.iterator();
      assertEquals(1, iterator.next());
      assertEquals(List.of("read"), calls);
      assertTrue(iterator.hasNext());
      assertTrue(iterator.hasNext());
      assertEquals(2, iterator.next());
      assertFalse(iterator.hasNext());
      assertThrows(NoSuchElementException.class, iterator::next);
    }
  }

  @Test
  void aFailureComesOutOfTheLoopUnchecked() {
    var failure = new IOException("torn");
    Source<Integer> torn =
        counting(9)
            .map(
                n -> {
                  if (n == 3) {
                    throw failure;
                  }
                  return n;
                });
    var thrown = assertThrows(UncheckedIOException.class, () -> all(torn));
    var located = assertInstanceOf(StreamException.class, thrown.getCause());
    assertSame(failure, located.getCause());
    assertEquals(
        "map: torn (stage 2 of 2, after 3 elements in, 2 elements out)", located.getMessage());
    assertEquals("close", calls.getLast());
  }

  @Test
  void anInterruptionComesOutOfTheLoopWithTheStatusSet() throws Exception {
    Source<Integer> waiting =
        () ->
            new AbstractCursor<>() {
              @Override
              protected Integer next() throws InterruptedException {
                throw new InterruptedException();
              }

              @Override
              protected void release() {}
            };
    var thrown = assertThrows(UncheckedIOException.class, () -> all(waiting));
    assertInstanceOf(InterruptedIOException.class, thrown.getCause());
    assertTrue(Thread.interrupted());
  }

  @Test
  void anInterruptionLosesNothing() throws Exception {
    var once = new ArrayList<>(List.of(new InterruptedException()));
    Source<Integer> source =
        () ->
            new AbstractCursor<>() {
              @Override
              protected Integer next() throws InterruptedException {
                if (!once.isEmpty()) {
                  throw once.removeFirst();
                }
                return 7;
              }

              @Override
              protected void release() {}
            };
    try (var cursor = source.map(n -> n + 1).open()) {
      assertThrows(InterruptedException.class, () -> cursor.read());
      assertEquals(8, cursor.read());
    }
  }

  @Test
  void theNameShowsEveryStage() {
    assertEquals("elements ! map ! take", Sources.of(1).map(n -> n).take(3).name());
    assertEquals("source ! step", counting(1).through(() -> (_, _) -> {}).name());
    assertEquals(OptionalLong.of(0), Sources.of(1).map(n -> n).take(3).heldBytes());
    assertEquals(OptionalLong.empty(), counting(1).map(n -> n).heldBytes());
  }

  @Test
  void aSourceIsAValueWithManyLives() throws Exception {
    Source<Integer> source = counting(3).map(n -> n).take(2);
    assertEquals(all(source), all(source));
    try (var one = source.open();
        var other = source.open()) {
      assertEquals(1, one.read());
      assertEquals(2, one.read());
      assertEquals(1, other.read());
    }
  }

  @Test
  void anIterablesIteratorIsClosedIfItCanBe() throws Exception {
    var closed = new ArrayList<String>();
    class Closing implements Iterator<Integer>, AutoCloseable {
      @Override
      public boolean hasNext() {
        return true;
      }

      @Override
      public Integer next() {
        return 1;
      }

      @Override
      public void close() {
        closed.add("closed");
      }
    }
    Source<Integer> source = Sources.of(Closing::new);
    assertEquals(List.of(1, 1), all(source.take(2)));
    assertEquals(List.of("closed"), closed);
  }

  @Test
  void aSizeIsKnownWhereItIs() throws Exception {
    try (var list = Sources.of(1, 2, 3).open();
        var mapped = Sources.of(1, 2, 3).map(n -> n).open();
        var lazy = Sources.of(() -> List.of(1, 2, 3).iterator()).open()) {
      assertEquals(OptionalLong.of(3), list.size());
      assertEquals(OptionalLong.empty(), mapped.size());
      assertEquals(OptionalLong.empty(), lazy.size());
    }
  }

  @Test
  void negativeCountsAreRefused() {
    assertEquals(
        "take needs a count of at least 0: -1",
        assertThrows(IllegalArgumentException.class, () -> counting(1).take(-1)).getMessage());
    assertThrows(IllegalArgumentException.class, () -> counting(1).drop(-1));
  }

  @Test
  void afterTheEndNullComesAgain() throws Exception {
    try (var cursor = counting(1).map(n -> n).open()) {
      assertEquals(1, cursor.read());
      assertNull(cursor.read());
      assertNull(cursor.read());
    }
  }
}
