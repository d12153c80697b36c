package dev.weir.interop;

import dev.weir.pipeline.Pipeline;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadFactory;

/// A publisher whose every subscriber has a life of a pipeline.
record PipelinePublisher<T>(Pipeline<T> pipeline, ThreadFactory threads)
    implements Flow.Publisher<T> {

  @Override
  public void subscribe(Flow.Subscriber<? super T> subscriber) {
    Objects.requireNonNull(subscriber, "subscriber");
    new Delivery<T>(pipeline::open, subscriber, Delivery.Origin.UNKNOWN).begin(threads);
  }

  @Override
  public String toString() {
    return "publisher of " + pipeline;
  }
}
