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
import dev.weir.testkit.Journal;
import dev.weir.testkit.Script;
import dev.weir.testkit.ScriptedSink;
import dev.weir.testkit.ScriptedSource;
import dev.weir.testkit.WatchedThreads;
import io.reactivex.rxjava3.core.Flowable;
import io.reactivex.rxjava3.schedulers.Schedulers;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reactivestreams.FlowAdapters;

/// RxJava consumes what Weir gives, and feeds it.
class RxJavaTest {
  private static final int MANY = 20_000;

  private final Journal journal = new Journal();
  private final WatchedThreads threads = new WatchedThreads();

  private static <T> Flowable<T> flowable(Flow.Publisher<T> publisher) {
    return Flowable.fromPublisher(FlowAdapters.toPublisher(publisher));
  }

  private static List<Integer> many() {
    return IntStream.range(0, MANY).boxed().toList();
  }

  @Test
  void aFlowableOfASourceHasAllOfIt() {
    Flowable<Integer> flowable = flowable(Flows.publisher(Sources.of(many())));
    assertEquals(
        many(), flowable.observeOn(Schedulers.computation(), false, 16).toList().blockingGet());
  }

  @Test
  void aSlowConsumerHoldsTheSourceBack() throws Exception {
    var given = new AtomicLong();
    var allowed = new Semaphore(0);
    var first = new CountDownLatch(8);
    var publisher =
        Flows.publisher(
            Pipeline.from(Sources.of(many())).peek(_ -> given.incrementAndGet()), threads);
    var subscription =
        flowable(publisher)
            .observeOn(Schedulers.io(), false, 8)
            .subscribe(
                _ -> {
                  first.countDown();
                  allowed.acquireUninterruptibly();
                });
    allowed.release(7);
    assertTrue(first.await(30, TimeUnit.SECONDS));
    assertTrue(given.get() <= 8 + 8, () -> "given: " + given);
    subscription.dispose();
    allowed.release(MANY);
    threads.made().getFirst().join();
    assertTrue(given.get() <= 8 + 8 + 8, () -> "given: " + given);
  }

  @Test
  void aFlowableThatWantsNoMoreClosesTheSource() throws Exception {
    var source = ScriptedSource.of(journal, "source", many());
    Flowable<Integer> flowable = flowable(Flows.publisher(Pipeline.from(source), threads));
    assertEquals(List.of(0, 1, 2), flowable.take(3).toList().blockingGet());
    threads.made().getFirst().join();
    assertEquals(3, journal.count("source", Call.READ));
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailureOfASourceIsOneOfTheFlowable() {
    var failure = new IOException("torn");
    var source =
        ScriptedSource.of(journal, "source", many()).with(Script.failing(Call.READ, 9, failure));
    Flowable<Integer> flowable = flowable(Flows.publisher(source));
    var thrown = assertThrows(RuntimeException.class, () -> flowable.toList().blockingGet());
    assertSame(failure, assertInstanceOf(StreamException.class, thrown.getCause()).getCause());
    journal.assertLivesAreWhole();
  }

  @Test
  void aFlowableFeedsAPipeline() throws Exception {
    var flowable = Flowable.range(0, MANY).subscribeOn(Schedulers.computation());
    var source = Flows.source(FlowAdapters.toFlowPublisher(flowable), Bound.elements(64));
    assertEquals(many(), Pipeline.from(source).buffer(Bound.elements(8)).toList(MANY).run());
  }

  @Test
  void aFastFlowableIsHeldBackByASlowPipeline() throws Exception {
    var made = new AtomicLong();
    var seen = new AtomicLong();
    var most = new AtomicLong();
    var flowable =
        Flowable.range(0, MANY)
            .doOnNext(_ -> most.accumulateAndGet(made.incrementAndGet() - seen.get(), Math::max))
            .subscribeOn(Schedulers.computation());
    var source = Flows.source(FlowAdapters.toFlowPublisher(flowable), Bound.elements(16));
    var _ = Pipeline.from(source).forEach(_ -> seen.incrementAndGet()).run();
    assertEquals(MANY, seen.get());
    assertTrue(most.get() <= 16 + 2, () -> "at most: " + most); // and those on their way to be seen
  }

  @Test
  void aPipelineThatWantsNoMoreCancelsTheFlowable() throws Exception {
    var cancelled = new CountDownLatch(1);
    var flowable = Flowable.range(0, MANY).doOnCancel(cancelled::countDown);
    var source = Flows.source(FlowAdapters.toFlowPublisher(flowable), Bound.elements(16));
    assertEquals(List.of(0, 1), Pipeline.from(source).take(2).toList(9).run());
    assertTrue(cancelled.await(30, TimeUnit.SECONDS));
  }

  @Test
  void aFailureOfTheFlowableIsTheDirectCauseAndLeavesTheSinkWithoutAnEnd() {
    var failure = new IllegalStateException("torn");
    var flowable = Flowable.range(0, 5).concatWith(Flowable.error(failure));
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var source = Flows.source(FlowAdapters.toFlowPublisher(flowable), Bound.elements(2));
    var job = Pipeline.from(source).to(sink);
    assertSame(failure, assertThrows(StreamException.class, job::run).getCause());
    assertFalse(sink.ended());
    journal.assertLivesAreWhole();
  }

  @Test
  void aFlowableFeedsASinkAsItsSubscriber() throws Exception {
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var subscriber = Flows.<Integer>subscriber(Bound.elements(32), sink);
    FlowAdapters.toFlowPublisher(Flowable.range(0, 500)).subscribe(subscriber);
    var _ = subscriber.result().get(30, TimeUnit.SECONDS);
    assertEquals(many().subList(0, 500), sink.written());
    assertTrue(sink.ended());
  }

  @Test
  void aTransformStandsBetweenTwoFlowables() {
    var processor =
        Flows.<Integer, Integer>processor(Bound.elements(32), Transforms.map(i -> i + 1));
    FlowAdapters.toFlowPublisher(Flowable.range(-1, MANY)).subscribe(processor);
    assertEquals(many(), flowable(processor).toList().blockingGet());
  }
}
