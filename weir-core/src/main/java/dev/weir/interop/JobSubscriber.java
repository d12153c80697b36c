package dev.weir.interop;

import dev.weir.pipeline.Job;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Flow;
import java.util.concurrent.atomic.AtomicBoolean;

/// A subscriber at the head of a job, made by [Flows#subscriber]. The job is started when it is
/// subscribed, and has one life.
///
/// Threads: a publisher's, one call at a time; [#result()] from anywhere.
///
/// @param <T> what it takes
/// @param <R> what the job gives
public final class JobSubscriber<T, R> implements Flow.Subscriber<T> {
  private final Inlet<T> inlet;
  private final Job<R> job;
  private final RunFuture<R> result = new RunFuture<>();
  private final AtomicBoolean subscribed = new AtomicBoolean();

  JobSubscriber(Inlet<T> inlet, Job<R> job) {
    this.inlet = inlet;
    this.job = job;
    var _ = result.whenComplete((_, _) -> inlet.leave()); // also where it was never read
  }

  /// What becomes of the run. It is complete when the run is over, every stage closed and every
  /// thread ended. Cancelling it cancels the run, and so the subscription.
  ///
  /// @return the same future each time
  public CompletableFuture<R> result() {
    return result;
  }

  @Override
  public void onSubscribe(Flow.Subscription subscription) {
    Objects.requireNonNull(subscription, "subscription");
    if (!subscribed.compareAndSet(false, true) || result.isDone()) {
      subscription.cancel();
      return;
    }
    inlet.onSubscribe(subscription);
    try {
      result.follow(job.start());
    } catch (Throwable e) {
      inlet.leave();
      result.completeExceptionally(e);
    }
  }

  @Override
  public void onNext(T element) {
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
