package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Bound;
import dev.weir.Sources;
import dev.weir.StreamException;
import dev.weir.Transforms;
import dev.weir.interop.Flows;
import dev.weir.pipeline.Pipeline;
import dev.weir.testkit.Call;
import dev.weir.testkit.Hold;
import dev.weir.testkit.Journal;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.ScriptedTransform;
import dev.weir.testkit.WatchedThreads;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// `java.util.concurrent.Flow` both ways, beyond what the TCK looks at: lives, laziness, bounds.
class FlowsTest {
  private static final List<Integer> TEN = IntStream.range(0, 10).boxed().toList();

  private final Journal journal = new Journal();
  private final WatchedThreads threads = new WatchedThreads();
  private final Probe<Integer> probe = new Probe<>();

  // A source as publisher

  @Test
  void aPublisherReadsWhatWasRequestedAndNoMore() throws Exception {
    var source = ScriptedSource.of(journal, "source", TEN);
    Flows.publisher(Pipeline.from(source), threads).subscribe(probe);
    probe.request(3);
    probe.await("0", "1", "2");
    assertEquals(3, journal.count("source", Call.READ));
    probe.cancel();
    threads.made().getFirst().join();
    assertEquals(3, journal.count("source", Call.READ));
    journal.assertLivesAreWhole();
  }

  @Test
  void aPublisherTellsTheEndWhenAllIsClosed() throws Exception {
    var source = ScriptedSource.of(journal, "source", 7);
    probe.onEnd(() -> assertEquals(1, journal.count("source", Call.CLOSE)));
    Flows.publisher(Pipeline.from(source), threads).subscribe(probe);
    probe.request(Long.MAX_VALUE);
    probe.await("7", "complete");
    threads.made().getFirst().join();
    journal.assertLivesAreWhole();
  }

  @Test
  void eachSubscriberHasALifeOfItsOwn() throws Exception {
    var publisher = Flows.publisher(ScriptedSource.of(journal, "source", 1, 2));
    var other = new Probe<Integer>();
    publisher.subscribe(probe);
    publisher.subscribe(other);
    other.request(9);
    other.await("1", "2", "complete");
    probe.request(9);
    probe.await("1", "2", "complete");
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailureIsToldWithItsStageWhenAllIsClosed() throws Exception {
    var failure = new IOException("torn");
    var source =
        ScriptedSource.of(journal, "source", 1, 2).with(Script.failing(Call.READ, 2, failure));
    Flows.publisher(source).subscribe(probe);
    probe.request(9);
    probe.await("1", "failed");
    var located = assertInstanceOf(StreamException.class, probe.failure());
    assertEquals("source", located.stage());
    assertSame(failure, located.getCause());
    journal.assertLivesAreWhole();
  }

  @Test
  void aSubscriberThatCancelsFreesAReadThatOnlyAnInterruptFrees() throws Exception {
    cancelWhileHeld(Hold.interruptible());
  }

  @Test
  void aSubscriberThatCancelsFreesAReadThatOnlyAnAbortFrees() throws Exception {
    cancelWhileHeld(Hold.abortable());
  }

  private void cancelWhileHeld(Hold hold) throws Exception {
    var source = ScriptedSource.of(journal, "source", 1).with(Script.staying(Call.READ, 1, hold));
    Flows.publisher(Pipeline.from(source), threads).subscribe(probe);
    probe.request(1);
    hold.awaitEntered();
    probe.cancel();
    threads.made().getFirst().join();
    assertEquals(List.of(), probe.signals());
    journal.assertLivesAreWhole();
  }

  @Test
  void aSubscriberIsNotInterruptedInItsOwnCode() throws Exception {
    var hold = Hold.interruptible();
    var source = ScriptedSource.of(journal, "source", TEN);
    probe.onElement(hold::stay);
    Flows.publisher(Pipeline.from(source), threads).subscribe(probe);
    probe.request(5);
    hold.awaitEntered();
    probe.cancel();
    hold.release();
    threads.made().getFirst().join();
    probe.await("0");
    journal.assertLivesAreWhole();
  }

  @Test
  void aSubscriberThatCancelsAtOnceOpensNothing() {
    probe.onStart(Flow.Subscription::cancel);
    Flows.publisher(Pipeline.from(ScriptedSource.of(journal, "source", 1)), threads)
        .subscribe(probe);
    assertEquals(List.of(), threads.made());
    assertEquals(0, journal.count("source", Call.OPEN));
  }

  @Test
  void aPublisherOfAPipelineWithThreadsLeavesNone() throws Exception {
    Iterable<Integer> endless = () -> IntStream.iterate(0, i -> i + 1).iterator();
    var source = ScriptedSource.of(journal, "source", endless);
    Flows.publisher(Pipeline.from(source).buffer(Bound.elements(2)), threads).subscribe(probe);
    probe.request(2);
    probe.await("0", "1");
    probe.cancel();
    threads.made().getFirst().join();
    journal.assertLivesAreWhole();
  }

  @Test
  void cancelledAtAnyMomentEverythingIsClosedOnce() throws Exception {
    var moments = new Random(20);
    for (int i = 0; i < 1000; i++) {
      var own = new Journal();
      var subscriber = new Probe<Integer>();
      var source = ScriptedSource.of(own, "source", TEN);
      Flows.publisher(Pipeline.from(source), threads).subscribe(subscriber);
      for (int n = moments.nextInt(4); n > 0; n--) {
        subscriber.request(1 + moments.nextInt(5));
      }
      for (int spin = moments.nextInt(2000); spin > 0; spin--) {
        Thread.onSpinWait();
      }
      subscriber.cancel();
      threads.made().getLast().join();
      List<String> signals = subscriber.signals();
      assertTrue(signals.size() <= 11 && !signals.contains("failed"), signals::toString);
      if (own.count("source", Call.OPEN) > 0) {
        own.assertLivesAreWhole();
      }
    }
  }

  @Test
  void requestsOfManyThreadsAddUp() throws Exception {
    var source = ScriptedSource.of(journal, "source", IntStream.range(0, 9000).boxed().toList());
    Flows.publisher(Pipeline.from(source), threads).subscribe(probe);
    var requesters = new ArrayList<Thread>();
    for (int t = 0; t < 8; t++) {
      requesters.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int i = 0; i < 1000; i++) {
                      probe.request(1);
                    }
                  }));
    }
    for (Thread requester : requesters) {
      requester.join();
    }
    probe.awaitCount(8000);
    assertEquals(8000, journal.count("source", Call.READ));
    probe.cancel();
    threads.made().getFirst().join();
  }

  // A publisher as source

  @Test
  void aSourceRequestsUpToItsBoundAndAgainAtTheLowMark() throws Exception {
    var publisher = new ByHand();
    try (var cursor = Flows.source(publisher, Bound.elements(4)).open()) {
      assertEquals(List.of(), publisher.requests());
      publisher.onRequest(n -> publisher.give(n));
      assertEquals(0, cursor.read());
      assertEquals(List.of(4L), publisher.requests());
      assertEquals(1, cursor.read());
      assertEquals(List.of(4L, 2L), publisher.requests());
      assertEquals(2, cursor.read());
      assertEquals(3, cursor.read());
      assertEquals(List.of(4L, 2L, 2L), publisher.requests());
    }
    assertTrue(publisher.cancelled());
  }

  @Test
  void aSourceEndsWithItsPublisherAndDoesNotCancelIt() throws Exception {
    var publisher = new ByHand();
    publisher.onRequest(
        _ -> {
          publisher.give(2);
          publisher.subscriber().onComplete();
        });
    assertEquals(
        List.of(0, 1), Pipeline.from(Flows.source(publisher, Bound.elements(8))).toList(9).run());
    assertFalse(publisher.cancelled());
  }

  @Test
  void aFailureOfAPublisherIsTheDirectCause() {
    var failure = new IllegalStateException("torn");
    var publisher = new ByHand();
    publisher.onRequest(_ -> publisher.subscriber().onError(failure));
    var job = Pipeline.from(Flows.source(publisher, Bound.elements(8))).toList(9);
    assertSame(failure, assertThrows(StreamException.class, job::run).getCause());
  }

  @Test
  void aPublisherThatGivesMoreThanWasRequestedIsAFailure() {
    var publisher = new ByHand();
    publisher.onRequest(n -> publisher.give(n + 1));
    var job = Pipeline.from(Flows.source(publisher, Bound.elements(8))).toList(99);
    var thrown = assertThrows(StreamException.class, job::run);
    assertInstanceOf(IllegalStateException.class, thrown.getCause());
    assertTrue(publisher.cancelled());
  }

  @Test
  void aReadThatWaitsForAPublisherIsInterruptedAndAborted() throws Exception {
    var publisher = new ByHand();
    try (var cursor = Flows.source(publisher, Bound.elements(8)).open()) {
      Thread.currentThread().interrupt();
      assertThrows(InterruptedException.class, cursor::read);
      publisher.give(1);
      assertEquals(0, cursor.read());
      cursor.abort();
      assertThrows(IOException.class, cursor::read);
    }
    assertTrue(publisher.cancelled());
  }

  @Test
  void aRunThatIsCancelledCancelsItsPublisher() throws Exception {
    var publisher = new ByHand();
    var run = Pipeline.from(Flows.source(publisher, Bound.elements(8))).toList(9).start();
    publisher.awaitRequest();
    run.cancel();
    assertThrows(IOException.class, run::await);
    assertTrue(publisher.cancelled());
  }

  @Test
  void aBoundWithAWeightIsRefused() {
    var thrown =
        assertThrows(
            IllegalArgumentException.class, () -> Flows.source(new ByHand(), Bound.bytes(1 << 20)));
    assertTrue(thrown.getMessage().contains("Bound.elements"), thrown.getMessage());
  }

  // A sink as subscriber

  @Test
  void aSubscriberEndsItsSinkAndTellsTheResult() throws Exception {
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var subscriber = Flows.subscriber(Bound.elements(4), sink);
    Flows.publisher(Sources.of(TEN)).subscribe(subscriber);
    var _ = subscriber.result().get(30, TimeUnit.SECONDS);
    assertEquals(TEN, sink.written());
    assertTrue(sink.ended());
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailureOfThePublisherLeavesTheSinkWithoutAnEnd() throws Exception {
    var failure = new IOException("torn");
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var subscriber = Flows.subscriber(Bound.elements(4), sink);
    var publisher = new ByHand();
    publisher.subscribe(subscriber);
    publisher.awaitRequest();
    publisher.subscriber().onError(failure);
    var thrown =
        assertThrows(ExecutionException.class, () -> subscriber.result().get(30, TimeUnit.SECONDS));
    assertSame(failure, assertInstanceOf(StreamException.class, thrown.getCause()).getCause());
    assertFalse(sink.ended());
    journal.assertLivesAreWhole();
  }

  @Test
  void aSinkThatFailsCancelsTheSubscription() {
    var sink =
        ScriptedSink.<Integer>of(journal, "sink")
            .with(Script.failing(Call.WRITE, 2, new IOException("full")));
    var subscriber = Flows.subscriber(Bound.elements(4), sink);
    var publisher = new ByHand();
    publisher.onRequest(publisher::give);
    publisher.subscribe(subscriber);
    assertThrows(CompletionException.class, subscriber.result()::join);
    assertTrue(publisher.cancelled());
  }

  @Test
  void aSinkThatWantsNoMoreCancelsTheSubscriptionAndIsEnded() throws Exception {
    var sink = ScriptedSink.<Integer>of(journal, "sink").wanting(3);
    var subscriber = Flows.subscriber(Bound.elements(4), sink);
    var publisher = new ByHand();
    publisher.onRequest(publisher::give);
    publisher.subscribe(subscriber);
    var _ = subscriber.result().get(30, TimeUnit.SECONDS);
    assertTrue(sink.ended());
    assertTrue(publisher.cancelled());
  }

  @Test
  void aJobThatReadsNothingCancelsTheSubscription() throws Exception {
    var subscriber =
        Flows.<Integer, List<Integer>>subscriber(
            Bound.elements(4), pipeline -> pipeline.take(0).toList(1));
    var publisher = new ByHand();
    publisher.subscribe(subscriber);
    assertEquals(List.of(), subscriber.result().get(30, TimeUnit.SECONDS));
    publisher.awaitCancel();
    assertEquals(List.of(), publisher.requests());
  }

  @Test
  void aSubscriberThatWasCancelledBeforeItsSubscriptionRefusesIt() {
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var subscriber = Flows.subscriber(Bound.elements(4), sink);
    assertTrue(subscriber.result().cancel(true));
    var publisher = new ByHand();
    publisher.subscribe(subscriber);
    assertTrue(publisher.cancelled());
    assertEquals(0, journal.count("sink", Call.OPEN));
  }

  // A transform as processor

  @Test
  void aProcessorRequestsNothingThatWasNotRequestedFromIt() throws Exception {
    var publisher = new ByHand();
    publisher.onRequest(publisher::give);
    var processor =
        Flows.processor(Bound.elements(4), Transforms.<Integer, Integer>map(i -> 10 * i));
    publisher.subscribe(processor);
    processor.subscribe(probe);
    assertEquals(List.of(), publisher.requests());
    probe.request(1);
    probe.await("0");
    assertEquals(List.of(4L), publisher.requests());
    probe.cancel();
    publisher.awaitCancel();
  }

  @Test
  void aProcessorGivesWhatItsStepHeldBackWithTheEnd() throws Exception {
    var processor =
        Flows.processor(
            Bound.elements(4),
            ScriptedTransform.<Integer>passing(journal, "step").finishingWith(List.of(99)));
    processor.subscribe(probe);
    Flows.publisher(Sources.of(1, 2)).subscribe(processor);
    probe.request(2);
    probe.await("1", "2");
    probe.request(1);
    probe.await("1", "2", "99", "complete");
    journal.assertLivesAreWhole();
  }

  @Test
  void aStepThatFailsInAProcessorFailsBothSides() throws Exception {
    var failure = new IOException("torn");
    var step =
        ScriptedTransform.<Integer>passing(journal, "step")
            .with(Script.failing(Call.TAKE, 1, failure));
    var publisher = new ByHand();
    publisher.onRequest(publisher::give);
    var processor = Flows.processor(Bound.elements(4), step);
    processor.subscribe(probe);
    publisher.subscribe(processor);
    probe.request(1);
    probe.await("failed");
    var located = assertInstanceOf(StreamException.class, probe.failure());
    assertEquals("step", located.stage());
    assertTrue(publisher.cancelled());
    journal.assertLivesAreWhole();
  }

  @Test
  void aSecondSubscriberOfAProcessorIsRefused() throws Exception {
    var processor =
        Flows.processor(Bound.elements(4), Transforms.<Integer, Integer>map(i -> 10 * i));
    processor.subscribe(new Probe<>());
    processor.subscribe(probe);
    probe.await("failed");
    assertInstanceOf(IllegalStateException.class, probe.failure());
  }

  @Test
  void aProcessorMayHaveABoundaryAndLeavesNoThread() throws Exception {
    var processor =
        Flows.<Integer, Integer>processor(
            Bound.elements(4), pipeline -> pipeline.buffer(Bound.elements(2)).map(i -> i + 1));
    var seen = new ArrayList<String>();
    processor.subscribe(probe);
    Flows.publisher(Pipeline.from(Sources.of(TEN)), threads).subscribe(processor);
    probe.request(Long.MAX_VALUE);
    TEN.forEach(i -> seen.add(String.valueOf(i + 1)));
    seen.add("complete");
    probe.await(seen.toArray(String[]::new));
    threads.made().getFirst().join();
  }
}
