package dev.weir.internal;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// A thread that does what it is told, one call after the other: the stepper of the test kit,
/// small, for the tests of what the kit itself stands on.
public final class Actor implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_NANOS = 20_000;

  private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
  private final Thread thread;
  private volatile boolean ended;

  public Actor(String name) {
    thread = Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  private void run() {
    while (!ended) {
      try {
        tasks.take().run();
      } catch (InterruptedException e) {
        // it ends, or it was interrupted between two calls
      }
    }
  }

  /// Calls, and waits until the call has returned.
  public <R> R does(Callable<R> call) throws Exception {
    return starts(call).result();
  }

  /// Calls, and waits until the call has returned or waits for somebody.
  public <R> Begun<R> begins(Callable<R> call) {
    Begun<R> begun = starts(call);
    begun.settle();
    return begun;
  }

  /// Calls, and does not wait.
  public <R> Begun<R> starts(Callable<R> call) {
    var begun = new Begun<R>(thread);
    tasks.add(() -> begun.run(call));
    return begun;
  }

  public void interrupt() {
    thread.interrupt();
  }

  public Thread thread() {
    return thread;
  }

  @Override
  public void close() {
    ended = true;
    thread.interrupt();
    try {
      if (!thread.join(PATIENCE)) {
        throw new AssertionError(thread.getName() + " does not end");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// A call that was begun.
  public static final class Begun<R> {
    private final Thread thread;
    private final CompletableFuture<R> result = new CompletableFuture<>();
    private volatile boolean inside;

    private Begun(Thread thread) {
      this.thread = thread;
    }

    private void run(Callable<R> call) {
      inside = true;
      try {
        R given = call.call();
        inside = false;
        result.complete(given);
      } catch (Throwable e) {
        inside = false;
        result.completeExceptionally(e);
      }
    }

    private void settle() {
      long until = System.nanoTime() + PATIENCE.toNanos();
      while (!result.isDone() && !waits()) {
        if (System.nanoTime() - until > 0) {
          throw new AssertionError("it neither returns nor waits");
        }
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }

    /// Whether it waits for somebody, without a limit of time.
    public boolean waits() {
      return inside && thread.getState() == Thread.State.WAITING && inside;
    }

    public R result() throws Exception {
      try {
        return result.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        switch (e.getCause()) {
          case Error error -> throw error;
          case Exception exception -> throw exception;
          case null, default -> throw e;
        }
      } catch (TimeoutException e) {
        throw new AssertionError("it does not return", e);
      }
    }
  }
}
