package dev.weir.checks.tck;

import dev.weir.Bound;
import dev.weir.Sinks;
import dev.weir.interop.Flows;
import dev.weir.interop.JobSubscriber;
import dev.weir.pipeline.Summary;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.SubscriberPuppet;
import org.reactivestreams.tck.SubscriberWhiteboxVerification.WhiteboxSubscriberProbe;
import org.reactivestreams.tck.flow.FlowSubscriberWhiteboxVerification;

/// A subscriber that writes into a sink, which takes as many elements as the test allows.
public class SubscriberOfSinkSeen extends FlowSubscriberWhiteboxVerification<Integer> {

  /// For TestNG.
  public SubscriberOfSinkSeen() {
    super(Rules.environment());
  }

  @Override
  protected Flow.Subscriber<Integer> createFlowSubscriber(WhiteboxSubscriberProbe<Integer> probe) {
    return new Seen(probe);
  }

  @Override
  public Integer createElement(int element) {
    return element;
  }

  private static final class Seen implements Flow.Subscriber<Integer> {
    private final WhiteboxSubscriberProbe<Integer> probe;
    private final Semaphore allowed = new Semaphore(0);
    private final JobSubscriber<Integer, Summary> subscriber =
        Flows.subscriber(Bound.elements(1), Sinks.forEach(_ -> allowed.acquire()));

    private Seen(WhiteboxSubscriberProbe<Integer> probe) {
      this.probe = probe;
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
      subscriber.onSubscribe(subscription);
      probe.registerOnSubscribe(
          new SubscriberPuppet() {
            @Override
            public void triggerRequest(long elements) {
              allowed.release((int) elements);
            }

            @Override
            public void signalCancel() {
              var _ = subscriber.result().cancel(true);
            }
          });
    }

    @Override
    public void onNext(Integer element) {
      subscriber.onNext(element);
      probe.registerOnNext(element);
    }

    @Override
    public void onError(Throwable thrown) {
      subscriber.onError(thrown);
      probe.registerOnError(thrown);
    }

    @Override
    public void onComplete() {
      subscriber.onComplete();
      probe.registerOnComplete();
    }
  }
}
