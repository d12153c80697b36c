package dev.weir.interop;

import dev.weir.AbstractCursor;
import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.pipeline.Pipe;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Flow;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A subscriber that is a source with one life: requests as much as it may hold, and again when it
/// has come down to its low mark.
///
/// What it has requested and not yet given never exceeds the bound, so its pipe always has room.
///
/// Threads: the publisher's for what a subscriber is told, never two at a time; the reader's for
/// its cursor.
final class Inlet<T> implements Flow.Subscriber<T>, Source<T>, Delivery.Origin {
  /*
   * A subscription wants its calls one after the other. They come from the reader, and from whoever calls
   * `onSubscribe`, if the reader was there before; so they are made with `asking` held. A publisher may
   * call `onNext` out of `request`, in the same thread, or hold a lock of its own while it calls `onNext`
   * or the end: none of these takes `asking`, so that nobody waits for it who is waited for.
   */
  private final Bound bound;
  private final long again; // how many are requested at a time, once it runs
  private final Pipe<T> pipe;

  private final ReentrantLock asking = new ReentrantLock();
  private Flow.@Nullable Subscription subscription; // guarded by asking
  private long wanted; // guarded by asking: to be requested when there is a subscription
  private boolean left; // guarded by asking: nobody reads any more

  private volatile boolean over; // written by the publisher: it has ended or failed
  private @Nullable Throwable failure; // guarded by this: the publisher's
  private @Nullable Delivery<?> behind; // guarded by this: who is told of the end

  Inlet(Bound bound) {
    this.bound = bound;
    this.again = Math.max(1, bound.elements() - bound.elements() * bound.lowPercent() / 100);
    this.pipe = Pipe.of(bound);
  }

  /// Refuses a bound that a publisher cannot keep.
  static Bound counted(Bound bound) {
    if (bound.weighed()) {
      throw new IllegalArgumentException(
          "a publisher counts elements, so it cannot keep a weight; use Bound.elements(n): "
              + bound);
    }
    return bound;
  }

  // The publisher's side

  @Override
  public void onSubscribe(Flow.Subscription given) {
    Objects.requireNonNull(given, "subscription");
    asking.lock();
    try {
      if (subscription != null || left) {
        given.cancel();
        return;
      }
      subscription = given;
      if (wanted > 0) {
        given.request(wanted);
      }
    } finally {
      asking.unlock();
    }
  }

  @Override
  public void onNext(T element) {
    Objects.requireNonNull(element, "element");
    if (pipe.offer(element) == Pipe.Offer.FULL) {
      pipe.fail(
          new IllegalStateException(
              "the publisher gave more than was requested (rule 1.1), or two elements at a time (rule"
                  + " 1.3)"));
    }
  }

  @Override
  public void onError(Throwable thrown) {
    Objects.requireNonNull(thrown, "thrown");
    over = true;
    Delivery<?> told;
    synchronized (this) {
      failure = thrown;
      told = behind;
    }
    if (told != null) {
      told.stop(thrown); // before the reader finds it, to be passed on as it is
    }
    pipe.fail(thrown);
  }

  @Override
  public void onComplete() {
    over = true;
    pipe.end();
    Delivery<?> told;
    synchronized (this) {
      told = behind;
    }
    if (told != null) {
      told.look();
    }
  }

  /// Passes a failure on at once, also one that has been, and tells of the end.
  void passOn(Delivery<?> told) {
    Throwable thrown;
    synchronized (this) {
      behind = told;
      thrown = failure;
    }
    if (thrown != null) {
      told.stop(thrown);
    }
  }

  @Override
  public boolean drained() {
    return over && pipe.fill() == 0;
  }

  // The reader's side

  private void request(long count) {
    asking.lock();
    try {
      if (subscription == null) {
        wanted += count;
      } else {
        subscription.request(count);
      }
    } finally {
      asking.unlock();
    }
  }

  /// Cancels the subscription, that which is there or that which comes, if it is not over.
  /// Idempotent.
  @Override
  public void leave() {
    synchronized (this) {
      behind = null;
    }
    asking.lock();
    try {
      if (!left) {
        left = true;
        if (subscription != null && !over) {
          subscription.cancel();
        }
      }
    } finally {
      asking.unlock();
    }
  }

  @Override
  public Cursor<T> open() {
    return new Reading(pipe.open());
  }

  @Override
  public String name() {
    return "publisher";
  }

  private final class Reading extends AbstractCursor<T> {
    private final Cursor<T> held;
    private boolean begun;
    private long taken; // since the last request

    private Reading(Cursor<T> held) {
      this.held = held;
    }

    @Override
    protected @Nullable T next() throws IOException, InterruptedException {
      if (!begun) {
        begun = true;
        request(bound.elements());
      }
      T element = held.read();
      if (element != null && ++taken == again) {
        taken = 0;
        request(again);
      }
      return element;
    }

    @Override
    public void abort() {
      held.abort();
    }

    @Override
    protected void release() throws IOException {
      try (held) {
        leave();
      }
    }
  }
}
