package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.LongConsumer;
import org.jspecify.annotations.Nullable;

/// A publisher of numbers from 0, of one subscriber, that gives what the test says.
final class ByHand implements Flow.Publisher<Integer>, Flow.Subscription {
  private final List<Long> requests = new CopyOnWriteArrayList<>();
  private final CountDownLatch requested = new CountDownLatch(1);
  private final CountDownLatch cancelled = new CountDownLatch(1);
  private volatile Flow.@Nullable Subscriber<? super Integer> subscriber;
  private volatile LongConsumer act = _ -> {};
  private int next;

  @Override
  public void subscribe(Flow.Subscriber<? super Integer> given) {
    subscriber = given;
    given.onSubscribe(this);
  }

  @Override
  public void request(long count) {
    requests.add(count);
    requested.countDown();
    act.accept(count);
  }

  @Override
  public void cancel() {
    cancelled.countDown();
  }

  /// What it does when something is requested, in that call.
  void onRequest(LongConsumer called) {
    act = called;
  }

  void give(long count) {
    for (long i = 0; i < count && !cancelled(); i++) {
      subscriber().onNext(next++);
    }
  }

  Flow.Subscriber<? super Integer> subscriber() {
    return Objects.requireNonNull(subscriber);
  }

  List<Long> requests() {
    return List.copyOf(requests);
  }

  boolean cancelled() {
    return cancelled.getCount() == 0;
  }

  void awaitRequest() throws InterruptedException {
    assertTrue(requested.await(20, TimeUnit.SECONDS));
  }

  void awaitCancel() throws InterruptedException {
    assertTrue(cancelled.await(20, TimeUnit.SECONDS));
  }
}
