package dev.weir.checks.tck;

import dev.weir.Source;
import dev.weir.Sources;
import dev.weir.interop.Flows;
import java.io.IOException;
import java.util.concurrent.Flow;
import java.util.stream.LongStream;
import org.reactivestreams.tck.flow.FlowPublisherVerification;

/// A publisher of a source, which is pulled in the subscription's thread.
public class PublisherOfSource extends FlowPublisherVerification<Long> {

  /// For TestNG.
  public PublisherOfSource() {
    super(Rules.environment(), Rules.GONE_MILLIS);
  }

  static Source<Long> numbers(long count) {
    return Sources.of(() -> LongStream.range(0, count).iterator());
  }

  static Source<Long> failing() {
    return () -> {
      throw new IOException("it cannot be opened");
    };
  }

  @Override
  public Flow.Publisher<Long> createFlowPublisher(long elements) {
    return Flows.publisher(numbers(elements));
  }

  @Override
  public Flow.Publisher<Long> createFailedFlowPublisher() {
    return Flows.publisher(failing());
  }
}
