package dev.weir.checks.tck;

import dev.weir.Bound;
import dev.weir.Sinks;
import dev.weir.interop.Flows;
import java.util.concurrent.Flow;
import org.reactivestreams.tck.flow.FlowSubscriberBlackboxVerification;

/// A subscriber that writes into a sink, seen from outside.
public class SubscriberOfSink extends FlowSubscriberBlackboxVerification<Integer> {

  /// For TestNG.
  public SubscriberOfSink() {
    super(Rules.environment());
  }

  @Override
  public Flow.Subscriber<Integer> createFlowSubscriber() {
    return Flows.subscriber(Bound.elements(8), Sinks.<Integer>discard());
  }

  @Override
  public Integer createElement(int element) {
    return element;
  }
}
