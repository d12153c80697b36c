package dev.weir.interop;

import dev.weir.Cursor;
import java.io.IOException;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.Flow;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One subscription: a thread that waits for demand, reads, and calls the subscriber.
///
/// All signals but `onSubscribe`, which comes before its start, are called by that thread, so they
/// never overlap. Nothing is read that was not requested. It ends with the source, with a failure,
/// or when it was stopped: by `cancel` without a further signal, else with `onError`.
///
/// Threads: [#request(long)], [#cancel()] and [#stop(Throwable)] from anywhere; none of them
/// blocks.
final class Delivery<T> implements Flow.Subscription {
  /*
   * `lock` guards the demand and what it is stopped for. The thread takes all the demand at a time, so
   * it needs the lock once per request and not once per element; between two elements it looks at
   * `stopped` alone, which is set with the lock and read without.
   *
   * Whoever stops it sets `stopped`, wakes it if it waits for demand, aborts the cursor, and interrupts
   * the thread if it is inside a read, and nowhere else: neither the subscriber's code nor a close must
   * be cut short. `reading` goes OUTSIDE -> INSIDE -> OUTSIDE by the thread, and INSIDE -> INTERRUPTING
   * -> INTERRUPTED by an interrupter. On a virtual thread in a system call an interrupt may not return
   * soon, so the interrupter is a thread of its own; the thread that comes out of its read meanwhile waits
   * for it and then takes the interrupt back. It goes inside and then looks at `stopped`; who stops it
   * sets that and then looks whether it is inside: so it does not go in, or it is interrupted.
   */
  private static final int OUTSIDE = 0;
  private static final int INSIDE = 1;
  private static final int INTERRUPTING = 2;
  private static final int INTERRUPTED = 3;
  private static final long INTERRUPT_NANOS = 100_000; // how often it looks whether it has arrived

  private final Callable<Cursor<T>> open;
  private Flow.@Nullable Subscriber<? super T> subscriber; // null when it is over (rule 3.13)
  private final Origin origin;
  private final AtomicInteger reading = new AtomicInteger(OUTSIDE);
  private volatile @Nullable Cursor<T> cursor; // written once, by the thread
  private volatile @Nullable Thread thread; // written once, before its start
  private volatile boolean stopped;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition(); // there is demand, or it is stopped
  private long demand; // guarded by lock
  private @Nullable Throwable reason; // guarded by lock; null if it was cancelled

  /// A subscription that has not begun.
  ///
  /// @param open gives what is delivered
  /// @param subscriber to whom
  /// @param origin from where
  Delivery(Callable<Cursor<T>> open, Flow.Subscriber<? super T> subscriber, Origin origin) {
    this.open = open;
    this.subscriber = subscriber;
    this.origin = origin;
  }

  /// Where elements come from.
  interface Origin {
    /// Nothing to be known of it.
    Origin UNKNOWN =
        new Origin() {
          @Override
          public boolean drained() {
            return false;
          }

          @Override
          public void leave() {}
        };

    /// Whether it has ended, and gives nothing any more: so the end may be looked for without a
    /// request.
    boolean drained();

    /// Called once when it is over, whatever happened, before the last signal.
    void leave();
  }

  /// Tells the subscriber and starts the thread.
  void begin(ThreadFactory threads) {
    try {
      told().onSubscribe(this);
    } catch (Throwable e) {
      stop(null);
      unruly(e);
    }
    if (stopped && reason() == null) {
      origin.leave(); // it wants nothing
      return;
    }
    try {
      Thread own = threads.newThread(this::run);
      thread = own;
      own.start();
    } catch (Throwable e) {
      origin.leave();
      told().onError(e);
    }
  }

  // Any thread

  @Override
  public void request(long count) {
    if (count < 1) {
      stop(new IllegalArgumentException("a request must be positive (rule 3.9): " + count));
      return;
    }
    lock.lock();
    try {
      demand = demand + count < 0 ? Long.MAX_VALUE : demand + count;
      changed.signalAll(); // the thread may read
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void cancel() {
    stop(null);
  }

  /// Ends it before its source does. Never blocks; does nothing if it was stopped before.
  ///
  /// @param cause what the subscriber is told; null if nothing
  void stop(@Nullable Throwable cause) {
    lock.lock();
    try {
      if (stopped) {
        return;
      }
      reason = cause;
      stopped = true;
      changed.signalAll(); // the thread may end
    } finally {
      lock.unlock();
    }
    Cursor<T> live = cursor;
    if (live != null) {
      live.abort();
    }
    Thread inside = thread;
    if (inside != null && reading.compareAndSet(INSIDE, INTERRUPTING)) {
      Thread.ofVirtual()
          .name("weir-interrupt-publisher")
          .start(
              () -> {
                inside.interrupt();
                reading.set(INTERRUPTED);
              });
    }
  }

  /// The origin may be drained now. Never blocks.
  void look() {
    lock.lock();
    try {
      changed.signalAll(); // the thread may look for the end
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Throwable reason() {
    lock.lock();
    try {
      return reason;
    } finally {
      lock.unlock();
    }
  }

  // The thread's own

  private void run() {
    Throwable failure = null;
    boolean whole = false;
    try {
      whole = deliver();
    } catch (Throwable e) {
      failure = e;
    }
    failure = closed(failure);
    origin.leave();
    if (stopped) {
      failure = reason();
      whole = false;
    }
    tell(whole, failure);
    subscriber = null; // whoever still holds this, or its thread, holds nobody else's
  }

  private Flow.Subscriber<? super T> told() {
    return Objects.requireNonNull(subscriber);
  }

  /// True at the end of the source, false if it was stopped.
  private boolean deliver() throws Exception {
    Cursor<T> live = inside(open);
    cursor = live;
    Callable<@Nullable T> read = live::read;
    T ahead = null; // found by looking for the end
    while (!stopped) {
      long left = awaitDemand(ahead == null);
      if (left == 0 && !stopped) {
        ahead = inside(read);
        if (ahead == null) {
          return true;
        }
      }
      for (; left > 0 && !stopped; left--) {
        T element = ahead == null ? inside(read) : ahead;
        ahead = null;
        if (element == null) {
          return true;
        }
        if (stopped || !accepted(element)) {
          return false;
        }
      }
    }
    return false;
  }

  /// Waits for a request; gives all of the demand, or 0 if it was stopped, or may look for the end.
  private long awaitDemand(boolean looking) throws InterruptedException {
    lock.lock();
    try {
      while (demand == 0 && !stopped && !(looking && origin.drained())) {
        changed.await();
      }
      long taken = stopped ? 0 : demand;
      demand = taken == Long.MAX_VALUE ? demand : 0; // without limit is for ever
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Opens or reads: where it may be interrupted.
  private <X extends @Nullable Object> X inside(Callable<X> call) throws Exception {
    reading.set(INSIDE);
    try {
      if (stopped) {
        throw new AbortedException();
      }
      return call.call();
    } finally {
      if (!reading.compareAndSet(INSIDE, OUTSIDE)) {
        while (reading.get() == INTERRUPTING) {
          var _ = Thread.interrupted(); // or it would not park
          LockSupport.parkNanos(INTERRUPT_NANOS);
        }
        reading.set(OUTSIDE);
        var _ = Thread.interrupted(); // it was for the read
      }
    }
  }

  private boolean accepted(T element) {
    try {
      told().onNext(element);
      return true;
    } catch (Throwable e) {
      stop(null);
      unruly(e);
      return false;
    }
  }

  @SuppressWarnings("ReferenceEquality") // the same may be thrown again
  private @Nullable Throwable closed(@Nullable Throwable failure) {
    Cursor<T> live = cursor;
    try {
      if (live != null) {
        live.close();
      }
    } catch (IOException | RuntimeException | Error e) {
      if (failure == null) {
        return e;
      }
      if (e != failure) {
        failure.addSuppressed(e);
      }
    }
    return failure;
  }

  private void tell(boolean whole, @Nullable Throwable failure) {
    try {
      if (failure != null) {
        told().onError(failure);
      } else if (whole) {
        told().onComplete();
      }
    } catch (Throwable e) {
      unruly(e);
    }
  }

  /// A subscriber must not throw; what it throws all the same goes where a thread's last words go.
  private static void unruly(Throwable e) {
    Thread here = Thread.currentThread();
    here.getUncaughtExceptionHandler().uncaughtException(here, e);
  }
}
