package dev.weir.interop;

import dev.weir.Bound;
import dev.weir.Sink;
import dev.weir.Source;
import dev.weir.Transform;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Pipeline;
import dev.weir.pipeline.Summary;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadFactory;
import java.util.function.Function;

/// Weir and `java.util.concurrent.Flow`, both ways; and so all that speaks Reactive Streams.
///
/// A subscriber says how much it can take by counting elements, and so the bounds here count
/// elements too: one with a weight is refused, because no publisher can keep it.
///
/// ```java
/// Flow.Publisher<String> lines = Flows.publisher(FileSource.of(path).through(Lines.utf8()));
///
/// Pipeline.from(Flows.source(rows, Bound.elements(256))).to(sink).run();
///
/// client.send(request, BodyHandlers.fromSubscriber(Flows.subscriber(Bound.elements(16), sink)));
/// ```
public final class Flows {
  private Flows() {}

  /// A publisher of what a source gives. As [#publisher(Pipeline)].
  ///
  /// @param source opened for each subscriber
  /// @param <T> what it gives
  /// @return a cold publisher
  public static <T> Flow.Publisher<T> publisher(Source<T> source) {
    return publisher(Pipeline.from(source));
  }

  /// A publisher of what a pipeline gives.
  ///
  /// It is cold: each subscriber has a life of its own, with a virtual thread that reads for it and
  /// calls it. Nothing is read before it was requested, so the end is found, and told, by a request
  /// that finds no element any more. The end and a failure are told when all is closed. `cancel`
  /// returns at once; a read that waits is aborted and interrupted, and all is closed soon. What
  /// the subscriber throws counts as its cancelling, and goes to the thread's handler of uncaught
  /// exceptions.
  ///
  /// @param pipeline opened for each subscriber; one that begins with a producer needs a `buffer`
  /// @param <T> what it gives
  /// @return a cold publisher
  public static <T> Flow.Publisher<T> publisher(Pipeline<T> pipeline) {
    return publisher(pipeline, Thread.ofVirtual().name("weir-publisher-", 0).factory());
  }

  /// A publisher of what a pipeline gives, with other threads. As [#publisher(Pipeline)].
  ///
  /// @param pipeline opened for each subscriber
  /// @param threads makes a thread for each subscriber, not started
  /// @param <T> what it gives
  /// @return a cold publisher
  public static <T> Flow.Publisher<T> publisher(Pipeline<T> pipeline, ThreadFactory threads) {
    return new PipelinePublisher<>(pipeline, threads);
  }

  /// A source of what a publisher gives; each life subscribes anew.
  ///
  /// Elements are requested ahead, up to the bound, from the first read on; and again, many at a
  /// time, when what is held and on its way has come down to the low mark. A failure of the
  /// publisher fails the read, as it is, and what was held is dropped. Closing cancels the
  /// subscription. A publisher that gives more than was requested is a failure.
  ///
  /// @param publisher subscribed to at each opening
  /// @param bound how many elements may be held or on their way; a hard limit
  /// @param <T> what it gives
  /// @return the source
  /// @throws IllegalArgumentException if the bound has a weight
  public static <T> Source<T> source(Flow.Publisher<? extends T> publisher, Bound bound) {
    return new PublisherSource<>(publisher, Inlet.counted(bound));
  }

  /// A subscriber that writes into a sink. As [#subscriber(Bound, Function)].
  ///
  /// @param bound how many elements may be held or on their way; a hard limit
  /// @param sink opened when it is subscribed
  /// @param <T> what it takes
  /// @return a subscriber with one life
  /// @throws IllegalArgumentException if the bound has a weight
  public static <T> JobSubscriber<T, Summary> subscriber(Bound bound, Sink<? super T> sink) {
    return subscriber(bound, pipeline -> pipeline.to(sink));
  }

  /// A subscriber at the head of a pipeline, which runs in threads of its own from the subscription
  /// on.
  ///
  /// It requests and drops as [#source(Flow.Publisher, Bound)] does. When the run fails, or wants
  /// no more, or is cancelled, the subscription is cancelled. [JobSubscriber#result()] tells what
  /// became of the run: somebody has to look at it, because a publisher is not told.
  ///
  /// @param bound how many elements may be held or on their way; a hard limit
  /// @param job closes the pipeline that is given to it; called once, now
  /// @param <T> what it takes
  /// @param <R> what the job gives
  /// @return a subscriber with one life
  /// @throws IllegalArgumentException if the bound has a weight
  public static <T, R> JobSubscriber<T, R> subscriber(
      Bound bound, Function<? super Pipeline<T>, Job<R>> job) {
    var inlet = new Inlet<T>(Inlet.counted(bound));
    return new JobSubscriber<>(inlet, job.apply(Pipeline.from(inlet)));
  }

  /// A processor that is a transform. As [#processor(Bound, Function)].
  ///
  /// @param bound how many elements may be held before the transform, or on their way to it
  /// @param transform opened when the processor is subscribed to
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return a processor with one life
  /// @throws IllegalArgumentException if the bound has a weight
  public static <I, O> Flow.Processor<I, O> processor(
      Bound bound, Transform<? super I, O> transform) {
    return processor(bound, pipeline -> pipeline.through(transform));
  }

  /// A processor that is a pipeline between a publisher and one subscriber.
  ///
  /// Towards the publisher it is as [#source(Flow.Publisher, Bound)], towards the subscriber as
  /// [#publisher(Pipeline)]: nothing is requested before something was requested from it. A failure
  /// of the publisher is told at once, as it is; its end without a further request, when nothing is
  /// left to give. A second subscriber is refused with an `IllegalStateException`.
  ///
  /// @param bound how many elements may be held before the pipeline, or on their way to it
  /// @param stages what is between; called once, now
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return a processor with one life
  /// @throws IllegalArgumentException if the bound has a weight
  public static <I, O> Flow.Processor<I, O> processor(
      Bound bound, Function<? super Pipeline<I>, Pipeline<O>> stages) {
    var inlet = new Inlet<I>(Inlet.counted(bound));
    return new PipelineProcessor<>(inlet, stages.apply(Pipeline.from(inlet)));
  }
}
