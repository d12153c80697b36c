package dev.weir.checks.tck;

import dev.weir.Bound;
import dev.weir.Transforms;
import dev.weir.interop.Flows;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.IdentityFlowProcessorVerification;
import org.testng.annotations.AfterClass;
import org.testng.annotations.BeforeClass;

/// A processor that is a transform which changes nothing.
public class ProcessorOfTransform extends IdentityFlowProcessorVerification<Integer> {
  private final ExecutorService publishers = Executors.newCachedThreadPool();

  /// For TestNG.
  public ProcessorOfTransform() {
    super(Rules.environment(), Rules.GONE_MILLIS);
  }

  /// For TestNG.
  @BeforeClass
  public void begin() {}

  /// For TestNG.
  @AfterClass
  public void end() {
    publishers.shutdownNow();
  }

  @Override
  protected Flow.Processor<Integer, Integer> createIdentityFlowProcessor(int bufferSize) {
    return Flows.processor(Bound.elements(bufferSize), Transforms.<Integer, Integer>map(n -> n));
  }

  @Override
  protected Flow.Publisher<Integer> createFailedFlowPublisher() {
    return Flows.publisher(PublisherOfSource.failing().map(Long::intValue));
  }

  @Override
  public ExecutorService publisherExecutorService() {
    return publishers;
  }

  @Override
  public Integer createElement(int element) {
    return element;
  }

  /// One: a processor here has one life.
  @Override
  public long maxSupportedSubscribers() {
    return 1;
  }
}
