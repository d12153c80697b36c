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
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/// Reactor consumes what Weir gives, and feeds it.
class ReactorTest {
  private static final int MANY = 20_000;
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Journal journal = new Journal();
  private final WatchedThreads threads = new WatchedThreads();

  private static List<Integer> many() {
    return IntStream.range(0, MANY).boxed().toList();
  }

  @Test
  void aFluxOfASourceHasAllOfIt() {
    Flux<Integer> flux = JdkFlowAdapter.flowPublisherToFlux(Flows.publisher(Sources.of(many())));
    assertEquals(many(), flux.publishOn(Schedulers.parallel(), 16).collectList().block(PATIENCE));
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
        JdkFlowAdapter.flowPublisherToFlux(publisher)
            .publishOn(Schedulers.boundedElastic(), 8)
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
  void aFluxThatWantsNoMoreClosesTheSource() throws Exception {
    var source = ScriptedSource.of(journal, "source", many());
    Flux<Integer> flux =
        JdkFlowAdapter.flowPublisherToFlux(Flows.publisher(Pipeline.from(source), threads));
    assertEquals(List.of(0, 1, 2), flux.take(3).collectList().block(PATIENCE));
    threads.made().getFirst().join();
    assertEquals(3, journal.count("source", Call.READ));
    journal.assertLivesAreWhole();
  }

  @Test
  void aFailureOfASourceIsOneOfTheFlux() {
    var failure = new IOException("torn");
    var source =
        ScriptedSource.of(journal, "source", many()).with(Script.failing(Call.READ, 9, failure));
    Flux<Integer> flux = JdkFlowAdapter.flowPublisherToFlux(Flows.publisher(source));
    var thrown = assertThrows(RuntimeException.class, () -> flux.collectList().block(PATIENCE));
    assertSame(failure, assertInstanceOf(StreamException.class, thrown.getCause()).getCause());
    journal.assertLivesAreWhole();
  }

  @Test
  void aFluxFeedsAPipeline() throws Exception {
    var flux = Flux.range(0, MANY).subscribeOn(Schedulers.parallel());
    var source = Flows.source(JdkFlowAdapter.publisherToFlowPublisher(flux), Bound.elements(64));
    assertEquals(many(), Pipeline.from(source).buffer(Bound.elements(8)).toList(MANY).run());
  }

  @Test
  void aFastFluxIsHeldBackByASlowPipeline() throws Exception {
    var made = new AtomicLong();
    var seen = new AtomicLong();
    var most = new AtomicLong();
    var flux =
        Flux.range(0, MANY)
            .doOnNext(_ -> most.accumulateAndGet(made.incrementAndGet() - seen.get(), Math::max))
            .subscribeOn(Schedulers.parallel());
    var source = Flows.source(JdkFlowAdapter.publisherToFlowPublisher(flux), Bound.elements(16));
    var _ = Pipeline.from(source).forEach(_ -> seen.incrementAndGet()).run();
    assertEquals(MANY, seen.get());
    assertTrue(most.get() <= 16 + 2, () -> "at most: " + most); // and those on their way to be seen
  }

  @Test
  void aPipelineThatWantsNoMoreCancelsTheFlux() throws Exception {
    var cancelled = new CountDownLatch(1);
    var flux = Flux.range(0, MANY).doOnCancel(cancelled::countDown);
    var source = Flows.source(JdkFlowAdapter.publisherToFlowPublisher(flux), Bound.elements(16));
    assertEquals(List.of(0, 1), Pipeline.from(source).take(2).toList(9).run());
    assertTrue(cancelled.await(30, TimeUnit.SECONDS));
  }

  @Test
  void aFailureOfTheFluxIsTheDirectCauseAndLeavesTheSinkWithoutAnEnd() {
    var failure = new IllegalStateException("torn");
    var flux = Flux.range(0, 5).concatWith(Flux.error(failure));
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var source = Flows.source(JdkFlowAdapter.publisherToFlowPublisher(flux), Bound.elements(2));
    var job = Pipeline.from(source).to(sink);
    assertSame(failure, assertThrows(StreamException.class, job::run).getCause());
    assertFalse(sink.ended());
    journal.assertLivesAreWhole();
  }

  @Test
  void aFluxFeedsASinkAsItsSubscriber() throws Exception {
    var sink = ScriptedSink.<Integer>of(journal, "sink");
    var subscriber = Flows.<Integer>subscriber(Bound.elements(32), sink);
    JdkFlowAdapter.publisherToFlowPublisher(Flux.range(0, 500)).subscribe(subscriber);
    var _ = subscriber.result().get(30, TimeUnit.SECONDS);
    assertEquals(many().subList(0, 500), sink.written());
    assertTrue(sink.ended());
  }

  @Test
  void aTransformStandsBetweenTwoFluxes() {
    var processor =
        Flows.<Integer, Integer>processor(Bound.elements(32), Transforms.map(i -> i + 1));
    JdkFlowAdapter.publisherToFlowPublisher(Flux.range(-1, MANY)).subscribe(processor);
    assertEquals(
        many(), JdkFlowAdapter.flowPublisherToFlux(processor).collectList().block(PATIENCE));
  }
}
