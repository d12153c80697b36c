package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.interop.JavaStreams;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.ScriptedTransform;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// `java.util.stream` as source, as view of a cursor, and as host of a step.
class JavaStreamsTest {
  private final Journal journal = new Journal();

  @Test
  void aSourceOfASupplierOpensAndClosesAStreamForEachLife() throws Exception {
    var opened = new AtomicInteger();
    var closed = new AtomicInteger();
    Source<Integer> source =
        JavaStreams.source(
            () -> {
              opened.incrementAndGet();
              return Stream.of(1, 2, 3).onClose(closed::incrementAndGet);
            });
    assertEquals(0, opened.get());
    assertEquals(List.of(1, 2, 3), Pipeline.from(source).toList(9).run());
    assertEquals(List.of(1, 2), Pipeline.from(source).take(2).toList(9).run());
    assertEquals(2, opened.get());
    assertEquals(2, closed.get());
  }

  @Test
  void aStreamThatIsGivenHasOneLife() throws Exception {
    Source<String> source = JavaStreams.source(Stream.of("a"));
    source.open().close();
    assertThrows(IllegalStateException.class, source::open);
  }

  @Test
  void nothingIsTakenFromAStreamThatNobodyAskedFor() throws Exception {
    var given = new AtomicInteger();
    Source<Integer> source =
        JavaStreams.source(() -> IntStream.iterate(1, i -> i + 1).boxed().peek(given::set));
    try (var cursor = source.open()) {
      assertEquals(0, given.get());
      assertEquals(1, cursor.read());
      assertEquals(1, given.get());
    }
  }

  @Test
  void aFailureOfAStreamLosesItsWrapper() throws Exception {
    var failure = new IOException("torn");
    var closed = new AtomicBoolean();
    Source<Integer> source =
        JavaStreams.source(
            () ->
                Stream.of(1)
                    .<Integer>map(
                        _ -> {
                          throw new UncheckedIOException(failure);
                        })
                    .onClose(() -> closed.set(true)));
    var thrown = assertThrows(StreamException.class, () -> Pipeline.from(source).toList(9).run());
    assertSame(failure, thrown.getCause());
    assertTrue(closed.get());
  }

  @Test
  void aNullInAStreamIsAFailure() {
    var source = JavaStreams.source(() -> Stream.of("a", null));
    var thrown = assertThrows(StreamException.class, () -> Pipeline.from(source).toList(9).run());
    assertInstanceOf(NullPointerException.class, thrown.getCause());
  }

  @Test
  void aStreamThatCannotBeRunIsClosedAndNothingStaysOpen() {
    var closed = new AtomicBoolean();
    Stream<Integer> used = Stream.of(1).onClose(() -> closed.set(true));
    var _ = used.iterator();
    assertThrows(IllegalStateException.class, () -> JavaStreams.source(() -> used).open());
    assertTrue(closed.get());
  }

  @Test
  void aStreamOfASourceGivesAllAndClosesOnce() throws Exception {
    var source = ScriptedSource.of(journal, "source", 1, 2, 3);
    try (Stream<Integer> stream = JavaStreams.stream(source)) {
      assertEquals(List.of(2, 4, 6), stream.map(i -> 2 * i).toList());
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aStreamOfASourceReadsNothingAheadNotEvenInParallel() throws Exception {
    var source = ScriptedSource.of(journal, "source", IntStream.range(0, 9).boxed().toList());
    try (Stream<Integer> stream = JavaStreams.stream(source)) {
      assertEquals(0, journal.count("source", Call.READ));
      assertEquals(List.of(0, 1), stream.parallel().limit(2).toList());
    }
    assertTrue(journal.count("source", Call.READ) <= 3, journal::toString);
    journal.assertLivesAreWhole();
  }

  @Test
  void aStreamOfASourceStopsReadingWhenItWantsNoMore() throws Exception {
    var source = ScriptedSource.of(journal, "source", 1, 2, 3);
    try (Stream<Integer> stream = JavaStreams.stream(source)) {
      assertEquals(1, stream.findFirst().orElseThrow());
    }
    assertEquals(1, journal.count("source", Call.READ));
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailureComesOutOfAStreamInTheOneWrapper() throws Exception {
    var failure = new IOException("torn");
    var source =
        ScriptedSource.of(journal, "source", 1, 2).with(Script.failing(Call.READ, 2, failure));
    try (Stream<Integer> stream = JavaStreams.stream(source)) {
      var thrown = assertThrows(UncheckedIOException.class, stream::toList);
      assertSame(failure, thrown.getCause());
    }
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailingCloseComesOutOfAStream() throws Exception {
    var failure = new IOException("torn");
    var source =
        ScriptedSource.of(journal, "source", 1).with(Script.failing(Call.CLOSE, 1, failure));
    Stream<Integer> stream = JavaStreams.stream(source);
    assertSame(failure, assertThrows(UncheckedIOException.class, stream::close).getCause());
  }

  @Test
  void anInterruptionPassesAStreamOnItsWayThroughBoth() throws Exception {
    var hold = Hold.interruptible();
    var source = ScriptedSource.of(journal, "source", 1).with(Script.staying(Call.READ, 1, hold));
    Thread reader = Thread.currentThread();
    var interrupter = interruptWhenHeld(hold, reader);
    try (Stream<Integer> stream = JavaStreams.stream(source)) {
      var thrown = assertThrows(UncheckedIOException.class, stream::toList);
      assertInstanceOf(InterruptedIOException.class, thrown.getCause());
      assertTrue(Thread.interrupted());
    }
    interrupter.join();
  }

  @Test
  void anInterruptionOfAStreamAsSourceIsOneOfTheRead() throws Exception {
    var hold = Hold.interruptible();
    var inner = ScriptedSource.of(journal, "source", 1).with(Script.staying(Call.READ, 1, hold));
    var interrupter = interruptWhenHeld(hold, Thread.currentThread());
    try (var cursor = JavaStreams.source(JavaStreams.stream(inner)).open()) {
      assertThrows(InterruptedException.class, cursor::read);
      assertFalse(Thread.interrupted());
      assertEquals(1, cursor.read());
    }
    interrupter.join();
    assertEquals(1, journal.count("source", Call.CLOSE));
  }

  private static CompletableFuture<Void> interruptWhenHeld(Hold hold, Thread reader) {
    return CompletableFuture.runAsync(
        () -> {
          try {
            hold.awaitEntered();
          } catch (InterruptedException e) {
            throw new AssertionError(e);
          }
          reader.interrupt();
        });
  }

  @Test
  void anIteratorIsASourceOnce() throws Exception {
    Source<Integer> source = Sources.once(List.of(1, 2).iterator());
    assertEquals(List.of(1, 2), Pipeline.from(source).toList(9).run());
    assertThrows(IllegalStateException.class, source::open);
  }

  @Test
  void aTransformIsAGatherer() {
    Transform<Integer, Integer> transform =
        Transforms.<Integer, Integer>map(i -> 10 * i).andThen(Transforms.drop(1));
    List<Integer> expected = List.of(20, 30);
    assertEquals(expected, Stream.of(1, 2, 3).gather(JavaStreams.gatherer(transform)).toList());
    assertEquals(
        expected, Stream.of(1, 2, 3).parallel().gather(JavaStreams.gatherer(transform)).toList());
  }

  @Test
  void aStepThatIsGatheredIsFinishedAndClosed() {
    var step = ScriptedTransform.<Integer>passing(journal, "step");
    assertEquals(List.of(1, 2, 3), Stream.of(1, 2, 3).gather(JavaStreams.gatherer(step)).toList());
    assertEquals(1, journal.count("step", Call.FINISH));
    journal.assertLivesAreWhole();
  }

  @Test
  void aStepThatIsGatheredEndsItsInputEarly() {
    var taken = new ArrayList<Integer>();
    assertEquals(
        List.of(1, 2),
        Stream.of(1, 2, 3, 4)
            .peek(taken::add)
            .gather(JavaStreams.gatherer(Transforms.take(2)))
            .toList());
    assertEquals(List.of(1, 2), taken);
  }

  @Test
  void aStepIsClosedWhenTheStreamWantsNoMore() {
    var step = ScriptedTransform.<Integer>passing(journal, "step");
    assertEquals(
        List.of(1), Stream.of(1, 2, 3).gather(JavaStreams.gatherer(step)).limit(1).toList());
    assertEquals(0, journal.count("step", Call.FINISH));
    assertEquals(1, journal.count("step", Call.TAKE));
    journal.assertLivesAreWhole();
  }

  @Test
  void aStepThatFailsIsNamedAndClosed() {
    var failure = new IOException("torn");
    var step =
        ScriptedTransform.<Integer>passing(journal, "step")
            .with(Script.failing(Call.TAKE, 2, failure));
    var stream = Stream.of(1, 2, 3).gather(JavaStreams.gatherer(step));
    var thrown = assertThrows(UncheckedIOException.class, stream::toList);
    var located = assertInstanceOf(StreamException.class, thrown.getCause());
    assertEquals("step", located.stage());
    assertSame(failure, located.getCause());
    journal.assertLivesAreWhole();
  }

  @Test
  void aStepThatFailsInItsEndIsClosed() {
    for (Call call : List.of(Call.FINISH, Call.CLOSE)) {
      var own = new Journal();
      var step =
          ScriptedTransform.<Integer>passing(own, "step")
              .with(Script.failing(call, 1, new IOException("torn")));
      var stream = Stream.of(1).gather(JavaStreams.gatherer(step));
      assertThrows(UncheckedIOException.class, stream::toList);
      own.assertLivesAreWhole();
    }
  }

  @Test
  void whatTheStreamThrowsBehindAStepComesOutAsItIsAndTheStepIsClosed() {
    var failure = new IllegalStateException("mine");
    var step = ScriptedTransform.<Integer>passing(journal, "step");
    Stream<Integer> stream =
        Stream.of(1, 2)
            .gather(JavaStreams.gatherer(step))
            .map(
                _ -> {
                  throw failure;
                });
    assertSame(failure, assertThrows(IllegalStateException.class, stream::toList));
    journal.assertLivesAreWhole();
  }

  @Test
  void aStepThatCannotBeOpenedFailsTheStream() {
    var step =
        ScriptedTransform.<Integer>passing(journal, "step")
            .with(Script.failing(Call.OPEN, 1, new IOException("torn")));
    var stream = Stream.of(1).gather(JavaStreams.gatherer(step));
    assertThrows(UncheckedIOException.class, stream::toList);
    journal.assertLivesAreWhole();
  }

  @Test
  void aGathererOfAStepIsClosedWithAPipelineThatUsesIt() throws Exception {
    var step = ScriptedTransform.<Integer>passing(journal, "step");
    Transform<Integer, Integer> back = Transform.of(JavaStreams.gatherer(step));
    assertEquals(
        List.of(1), Pipeline.from(Sources.of(1, 2, 3)).through(back).take(1).toList(9).run());
    journal.assertLivesAreWhole();
  }

  @Test
  void theStreamAsSourceClosesAStepWhateverFailsBefore() throws Exception {
    var step = ScriptedTransform.<Integer>passing(journal, "step");
    Stream<Integer> failing =
        Stream.of(1, 2)
            .peek(
                i -> {
                  if (i == 2) {
                    throw new IllegalStateException("before");
                  }
                });
    try (var out = JavaStreams.stream(JavaStreams.source(failing).through(step))) {
      assertThrows(UncheckedIOException.class, out::toList);
    }
    journal.assertLivesAreWhole();
  }
}
