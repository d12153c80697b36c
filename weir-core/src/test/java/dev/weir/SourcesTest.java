package dev.weir;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.pipeline.Pipeline;
import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SourcesTest {
  private final List<String> calls = new ArrayList<>();

  /// Notes when it is opened and closed; fails where its elements have a failure.
  private Source<Integer> noted(String name, Object... elements) {
    return new Source<>() {
      @Override
      public Cursor<Integer> open() {
        calls.add("open " + name);
        var rest = new ArrayDeque<Object>(Arrays.asList(elements));
        return new AbstractCursor<>() {
          @Override
          protected @Nullable Integer next() throws IOException {
            Object next = rest.poll();
            if (next instanceof IOException e) {
              throw e;
            }
            return (Integer) next;
          }

          @Override
          protected void release() throws IOException {
            calls.add("close " + name);
            if (rest.peek() instanceof IOException e) {
              throw e;
            }
          }
        };
      }

      @Override
      public String name() {
        return name;
      }
    };
  }

  @Test
  void sourcesComeInTheirTurn() throws Exception {
    assertEquals(
        List.of(1, 2, 3, 4),
        Pulled.both(
            Sources.concat(Sources.of(1, 2), Sources.empty(), Sources.of(3), Sources.of(4))));
    assertEquals(List.of(), Pulled.both(Sources.concat(List.of())));
    assertEquals(List.of(), Pulled.both(Sources.<Integer>concat(Sources.empty())));
  }

  @Test
  void sourcesOfDifferentKindsGiveWhatTheyHaveInCommon() throws Exception {
    assertEquals(
        List.of(1, 2.5), Pulled.both(Sources.<Number>concat(Sources.of(1), Sources.of(2.5))));
  }

  @Test
  void theNextIsOpenedWhenTheOneBeforeIsClosed() throws Exception {
    Sources.concat(noted("a", 1), noted("b"), noted("c", 2)).open().close();
    assertEquals(List.of("open a", "close a"), calls);
    calls.clear();
    var all = Sources.concat(noted("a", 1), noted("b"), noted("c", 2));
    assertEquals(List.of(1, 2), Pipeline.from(all).toList(9).run());
    assertEquals(List.of("open a", "close a", "open b", "close b", "open c", "close c"), calls);
  }

  @Test
  void whatIsNotReachedIsNotOpened() throws Exception {
    var some = Sources.concat(noted("a", 1), noted("b", 2, 3), noted("c", 4)).take(2);
    assertEquals(List.of(1, 2), Pipeline.from(some).toList(9).run());
    assertEquals(List.of("open a", "close a", "open b", "close b"), calls);
  }

  @Test
  void theSourceThatFailedIsNamed() {
    var broken = new IOException("broken");
    var all = Sources.concat(noted("a", 1), noted("b", 2, broken), noted("c", 3)).map(n -> n);
    var e = assertThrows(StreamException.class, () -> Pipeline.from(all).buffer().count().run());
    assertEquals("b", e.stage());
    assertSame(broken, e.getCause());
    assertEquals(0, e.getSuppressed().length);
    assertEquals(List.of("open a", "close a", "open b", "close b"), calls);
    assertTrue(e.getMessage().startsWith("b: broken (stage 1 of "), e.getMessage());
  }

  @Test
  void aStepWithinTheSourceThatFailedIsNamed() {
    var broken = new IllegalStateException("broken");
    Source<Integer> failing =
        Sources.of(1)
            .peek(
                _ -> {
                  throw broken;
                });
    var nested = Sources.concat(Sources.of(0), Sources.concat(Sources.of(0), failing));
    var e = assertThrows(StreamException.class, () -> Pipeline.from(nested).count().run());
    assertEquals("peek", e.stage());
    assertSame(broken, e.getCause());
  }

  @Test
  void aSourceThatCannotBeOpenedIsNamed() {
    Source<Integer> closed =
        new Source<>() {
          @Override
          public Cursor<Integer> open() throws IOException {
            throw new IOException("locked");
          }

          @Override
          public String name() {
            return "door";
          }
        };
    for (var all : List.of(Sources.concat(closed, noted("b")), noted("a").append(closed))) {
      var e = assertThrows(StreamException.class, () -> Pipeline.from(all).count().run());
      assertEquals("door", e.stage());
      assertTrue(e.getMessage().startsWith("door: locked"), e.getMessage());
    }
    assertEquals(List.of("open a", "close a"), calls);
  }

  @Test
  void aCloseThatFailsIsNamed() {
    var stuck = new IOException("stuck");
    var all = Sources.concat(noted("a", 1), noted("b", 2, stuck));
    var e = assertThrows(StreamException.class, () -> Pipeline.from(all.take(2)).count().run());
    assertEquals("b", e.stage());
    assertSame(stuck, e.getCause());
  }

  @Test
  void anAbortReachesTheOneThatIsRead() throws Exception {
    var reading = new CountDownLatch(1);
    var aborted = new CountDownLatch(1);
    Source<Integer> waiting =
        () ->
            new AbstractCursor<>() {
              @Override
              protected @Nullable Integer next() throws IOException, InterruptedException {
                reading.countDown();
                aborted.await();
                throw new AsynchronousCloseException();
              }

              @Override
              protected void release() {}

              @Override
              public void abort() {
                aborted.countDown();
              }
            };
    try (var cursor = Sources.concat(Sources.of(1), waiting).open()) {
      assertEquals(1, cursor.read());
      Thread aborter =
          Thread.startVirtualThread(
              () -> {
                try {
                  reading.await();
                  cursor.abort();
                } catch (InterruptedException e) {
                  throw new AssertionError(e);
                }
              });
      assertThrows(AsynchronousCloseException.class, () -> cursor.read());
      aborter.join();
    }
  }

  @Test
  void nothingIsOpenedAfterAnAbort() throws Exception {
    try (var cursor = Sources.concat(noted("a"), noted("b", 1)).open()) {
      cursor.abort();
      assertThrows(AsynchronousCloseException.class, () -> cursor.read());
    }
    assertEquals(List.of("open a", "close a"), calls);
  }

  @Test
  void theSizeIsTheSumWhereAllAreKnown() throws Exception {
    Source<Integer> three = Sources.of(1, 2, 3);
    assertEquals(OptionalLong.of(8), sizeOf(Sources.concat(three, Sources.range(0, 5))));
    assertEquals(OptionalLong.of(12), sizeOf(three.repeat(4)));
    assertEquals(OptionalLong.of(15), sizeOf(three.repeat(4).append(three)));
    assertEquals(OptionalLong.of(0), sizeOf(Sources.concat(List.of())));
    assertEquals(OptionalLong.empty(), sizeOf(three.append(noted("unknown"))));
    assertEquals(OptionalLong.of(7), sizeOf(Sources.of(Bytes.utf8("abc"), Bytes.utf8("defg"))));
    assertEquals(OptionalLong.of(3), sizeOf(three.orElse(noted("unknown"))));
  }

  private static OptionalLong sizeOf(Source<?> source) throws Exception {
    try (var cursor = source.open()) {
      return cursor.size();
    }
  }

  @Test
  void sourcesStandBeforeAndBehind() throws Exception {
    assertEquals(
        List.of(0, 1, 2), Pulled.both(Sources.of(1).prepend(Sources.of(0)).append(Sources.of(2))));
  }

  @Test
  void anotherSourceIsReadWhereNothingCame() throws Exception {
    assertEquals(List.of(1), Pulled.both(noted("a", 1).orElse(noted("b", 2))));
    assertFalse(calls.contains("open b"));
    assertEquals(List.of(2), Pulled.both(Sources.<Integer>empty().orElse(noted("b", 2))));
    assertEquals(List.of(), Pulled.both(Sources.<Integer>empty().orElse(Sources.empty())));
  }

  @Test
  void aFailureIsNotNothing() {
    var broken = new IOException("broken");
    var e =
        assertThrows(
            StreamException.class,
            () -> Pipeline.from(noted("a", broken).orElse(noted("b", 2))).count().run());
    assertEquals("a", e.stage());
    assertEquals(List.of("open a", "close a"), calls);
  }

  @Test
  void aSourceComesSeveralTimes() throws Exception {
    assertEquals(List.of(1, 2, 1, 2, 1, 2), Pulled.both(Sources.of(1, 2).repeat(3)));
    assertEquals(List.of(), Pulled.both(noted("a", 1).repeat(0)));
    assertEquals(List.of(), calls);
    assertThrows(IllegalArgumentException.class, () -> noted("a").repeat(-1));
  }

  @Test
  void manyTimesCostNothing() throws Exception {
    assertEquals(5, Pulled.both(Sources.of(1).repeat(Integer.MAX_VALUE).take(5)).size());
  }

  @Test
  void aRangeEndsBeforeItsEnd() throws Exception {
    assertEquals(List.of(3, 4, 5), Pulled.both(Sources.range(3, 6)));
    assertEquals(List.of(), Pulled.both(Sources.range(3, 3)));
    assertEquals(List.of(), Pulled.both(Sources.range(3, -3)));
    assertEquals(
        List.of(Integer.MAX_VALUE - 1),
        Pulled.both(Sources.range(Integer.MAX_VALUE - 1, Integer.MAX_VALUE)));
    assertEquals(
        OptionalLong.of((1L << 32) - 1),
        sizeOf(Sources.range(Integer.MIN_VALUE, Integer.MAX_VALUE)));
    assertEquals(1000, Pipeline.from(Sources.range(0, 1000)).buffer().count().run());
  }

  @Test
  void aSupplierIsAskedUntilItGivesNull() throws Exception {
    var words = new ArrayDeque<>(List.of("a", "b"));
    var source = Sources.generate(words::poll);
    assertEquals(List.of("a", "b"), Pipeline.from(source).toList(9).run());
    try (var cursor = source.open()) {
      assertNull(cursor.read());
      words.add("late");
      assertNull(cursor.read());
    }
  }

  @Test
  void aSupplierThatFailsIsTheStageThatFailed() {
    var broken = new Exception("checked");
    var source =
        Sources.generate(
            () -> {
              throw broken;
            });
    var e = assertThrows(StreamException.class, () -> Pipeline.from(source).count().run());
    assertSame(broken, e.getCause());
    assertEquals("generate", e.stage());
  }

  @Test
  void eachElementIsMadeOfTheOneBefore() throws Exception {
    assertEquals(List.of(1, 2, 4, 8), Pulled.both(Sources.iterate(1, n -> 2 * n).take(4)));
    var calls = new AtomicInteger();
    var source = Sources.iterate(1, n -> n + calls.incrementAndGet());
    assertEquals(List.of(1), Pipeline.from(source).take(1).toList(1).run());
    assertEquals(0, calls.get());
    assertEquals(List.of("x", "x"), Pulled.both(Sources.repeat("x").take(2)));
  }

  @Test
  void aStateIsUnfolded() throws Exception {
    Source<String> pages =
        Sources.unfold(
            1,
            page ->
                page > 3 ? Optional.empty() : Optional.of(new Unfolded<>("p" + page, page + 1)));
    assertEquals(List.of("p1", "p2", "p3"), Pulled.both(pages));
  }

  @Test
  void theyAreNamedForWhatTheyAre() {
    assertEquals("concat(a, b)", Sources.concat(noted("a"), noted("b")).name());
    var a = noted("a");
    assertEquals("concat(a, a, a and 2 more)", Sources.concat(a, a, a, a, a).name());
    assertEquals("orElse(a, b)", noted("a").orElse(noted("b")).name());
    assertEquals("repeat(a, 3)", noted("a").repeat(3).name());
    for (var source : List.of(Sources.range(0, 1), Sources.iterate(1, n -> n), Sources.repeat(1))) {
      assertInstanceOf(String.class, source.name());
    }
  }
}
