package dev.weir.testkit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;

/// Drives threads one call at a time, so that a test says what happens in which order, and never
/// sleeps to hope for it.
///
/// ```java
/// try (var stepper = new Stepper()) {
///   var writer = stepper.actor("writer");
///   var reader = stepper.actor("reader");
///   writer.does(() -> pipe.write("a"));                    // it fits
///   var second = writer.begins(() -> pipe.write("b"));     // it does not
///   second.assertWaiting();
///   assertEquals("a", reader.does(() -> cursor.read()));
///   assertTrue(second.result());                           // now it did
/// }
/// ```
///
/// Threads: the test's own calls all methods here.
public final class Stepper implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final long LOOK_EVERY_NANOS = 50_000;

  private final List<Actor> actors = new ArrayList<>();

  /// A stepper without actors.
  public Stepper() {}

  /// A thread that does nothing by itself.
  ///
  /// @param name of the thread
  /// @return an actor, which ends with this stepper
  public Actor actor(String name) {
    var actor = new Actor(name);
    actors.add(actor);
    return actor;
  }

  /// Ends all actors; one that is inside a call is interrupted.
  ///
  /// @throws AssertionError if one does not end in 10 s
  @Override
  public void close() {
    actors.forEach(Actor::end);
    actors.forEach(Actor::join);
  }

  /// A thread that does what it is told, one thing after the other.
  public static final class Actor {
    private final LinkedBlockingQueue<Runnable> tasks = new LinkedBlockingQueue<>();
    private final Thread thread;
    private volatile boolean ended;

    private Actor(String name) {
      thread = Thread.ofPlatform().daemon().name(name).start(this::run);
    }

    private void run() {
      while (!ended) {
        try {
          tasks.take().run();
        } catch (InterruptedException e) {
          // it was told to end, or was interrupted between two calls, which is nobody's concern
        }
      }
    }

    /// Calls something and waits until it has returned.
    ///
    /// @param call what is called
    /// @param <R> what it gives
    /// @return its result
    /// @throws Exception what it threw
    /// @throws AssertionError if it does not return in 10 s
    public <R> R does(Callable<R> call) throws Exception {
      return start(call).result();
    }

    /// Calls something and waits until it has returned or waits for another thread.
    ///
    /// @param call what is called
    /// @param <R> what it gives
    /// @return the call, done or waiting
    /// @throws AssertionError if it does neither in 10 s
    public <R> Begun<R> begins(Callable<R> call) {
      Begun<R> begun = start(call);
      begun.settle();
      return begun;
    }

    private <R> Begun<R> start(Callable<R> call) {
      var begun = new Begun<R>(thread);
      tasks.add(() -> begun.run(call));
      return begun;
    }

    /// Interrupts the thread.
    public void interrupt() {
      thread.interrupt();
    }

    /// The thread itself.
    ///
    /// @return a platform thread
    public Thread thread() {
      return thread;
    }

    private void end() {
      ended = true;
      thread.interrupt();
    }

    private void join() {
      try {
        if (!thread.join(PATIENCE)) {
          throw new AssertionError(thread.getName() + " does not end" + stack(thread));
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// A call that was begun.
  ///
  /// @param <R> what it gives
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
      while (!result.isDone() && !waiting()) {
        if (System.nanoTime() - until > 0) {
          throw new AssertionError("it neither returns nor waits" + stack(thread));
        }
        LockSupport.parkNanos(LOOK_EVERY_NANOS);
      }
    }

    /// Whether it waits for another thread, without a limit of time.
    ///
    /// @return false if it has returned, or goes on by itself
    public boolean waiting() {
      return inside && thread.getState() == Thread.State.WAITING && inside;
    }

    /// Whether it has returned or thrown.
    ///
    /// @return true if there is a result
    public boolean done() {
      return result.isDone();
    }

    /// Checks that it waits.
    ///
    /// @throws AssertionError if it does not
    public void assertWaiting() {
      settle();
      if (result.isDone()) {
        throw new AssertionError("it did not wait: " + result);
      }
    }

    /// Waits until it has returned.
    ///
    /// @return its result
    /// @throws Exception what it threw
    /// @throws AssertionError if it does not return in 10 s
    public R result() throws Exception {
      try {
        return result.get(PATIENCE.toNanos(), TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        throw Throwing.rethrow(Objects.requireNonNull(e.getCause()));
      } catch (TimeoutException e) {
        throw new AssertionError("it does not return" + stack(thread), e);
      }
    }
  }

  private static String stack(Thread thread) {
    var text = new StringBuilder(":");
    for (StackTraceElement frame : thread.getStackTrace()) {
      text.append("\n  at ").append(frame);
    }
    return text.toString();
  }
}
