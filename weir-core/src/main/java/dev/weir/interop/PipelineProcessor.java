package dev.weir.interop;

import dev.weir.pipeline.Pipeline;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/// A pipeline between a publisher and one subscriber.
final class PipelineProcessor<I, O> implements Flow.Processor<I, O> {
  private final Inlet<I> inlet;
  private final Pipeline<O> pipeline;
  private final AtomicBoolean taken = new AtomicBoolean();

  PipelineProcessor(Inlet<I> inlet, Pipeline<O> pipeline) {
    this.inlet = inlet;
    this.pipeline = pipeline;
  }

  @Override
  public void subscribe(Flow.Subscriber<? super O> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    if (!taken.compareAndSet(false, true)) {
      subscriber.onSubscribe(new Refused());
      subscriber.onError(
          new IllegalStateException("a processor has one subscriber, and it is taken already"));
      return;
    }
    var delivery = new Delivery<O>(pipeline::open, subscriber, inlet);
    inlet.passOn(delivery);
    delivery.begin(Thread.ofVirtual().name("weir-processor").factory());
  }

  /// Gives nothing.
  private record Refused() implements Flow.Subscription {
    @Override
    public void request(long count) {}

    @Override
    public void cancel() {}
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    inlet.onSubscribe(subscription);
  }

  @Override
  public void onNext(I element) {
    inlet.onNext(element);
  }

  @Override
  public void onError(Throwable thrown) {
    inlet.onError(thrown);
  }

  @Override
  public void onComplete() {
    inlet.onComplete();
  }
}
