package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A subscriber that notes what it is told, and asks for what the test asks for.
final class Probe<T> implements Flow.Subscriber<T> {
  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(20);

  /// What the test does in a signal.
  @FunctionalInterface
  interface Act {
    void run() throws Exception;
  }

  // guarded by this
  private final List<String> signals = new ArrayList<>();
  private Flow.@Nullable Subscription subscription;
  private @Nullable Throwable failure;

  private Consumer<Flow.Subscription> start = _ -> {};
  private Act element = () -> {};
  private Act end = () -> {};

  void onStart(Consumer<Flow.Subscription> act) {
    start = act;
  }

  void onElement(Act act) {
    element = act;
  }

  void onEnd(Act act) {
    end = act;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    synchronized (this) {
      subscription = given;
      notifyAll();
    }
    start.accept(given);
  }

  @Override
  public void onNext(T given) {
    run(element);
    note(given.toString());
  }

  @Override
  public void onError(Throwable thrown) {
    synchronized (this) {
      failure = thrown;
    }
    run(end);
    note("failed");
  }

  @Override
  public void onComplete() {
    run(end);
    note("complete");
  }

  private void run(Act act) {
    try {
      act.run();
    } catch (Throwable e) {
      note(e.toString());
    }
  }

  private synchronized void note(String signal) {
    signals.add(signal);
    notifyAll();
  }

  void request(long count) {
    subscription().request(count);
  }

  void cancel() {
    subscription().cancel();
  }

  private synchronized Flow.Subscription subscription() {
    return Objects.requireNonNull(subscription);
  }

  synchronized Throwable failure() {
    return Objects.requireNonNull(failure);
  }

  synchronized List<String> signals() {
    return List.copyOf(signals);
  }

  /// Waits until it was told these, and nothing else.
  synchronized void await(String... expected) throws InterruptedException {
    awaitSignals(expected.length);
    assertEquals(List.of(expected), signals);
  }

  /// Waits until it was told so much, and no more.
  synchronized void awaitCount(int expected) throws InterruptedException {
    awaitSignals(expected);
    assertEquals(expected, signals.size());
  }

  private synchronized void awaitSignals(int count) throws InterruptedException {
    long until = System.nanoTime() + PATIENCE_NANOS;
    while (signals.size() < count && until - System.nanoTime() > 0) {
      TimeUnit.NANOSECONDS.timedWait(this, until - System.nanoTime());
    }
  }
}
