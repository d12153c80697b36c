package dev.weir.checks.tck;

import dev.weir.Bound;
import dev.weir.interop.Flows;
import dev.weir.pipeline.Pipeline;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/// A publisher of a pipeline that has a thread of its own before a buffer.
public class PublisherOfPipeline extends FlowPublisherVerification<Long> {

  /// For TestNG.
  public PublisherOfPipeline() {
    super(Rules.environment(), Rules.GONE_MILLIS);
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return Flows.publisher(
        Pipeline.from(PublisherOfSource.numbers(elements)).buffer(Bound.elements(4)).map(n -> n));
  }

  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return Flows.publisher(Pipeline.from(PublisherOfSource.failing()).buffer());
  }
}
