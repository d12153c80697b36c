package dev.weir.internal;

import dev.weir.Sink;
import dev.weir.Stage;
import dev.weir.Writable;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The inputs of a fan-in, live: each is a run of its own, in a thread of its own, into a writable.
///
/// The first failure of one stops the others. Threads: [#close()] in the reading thread; the rest
/// from anywhere.
public final class Inputs {
  /*
   * An input that fails lets go of its passage before its thread has come so far as to say what has failed. So a
   * reader that meets the pipe signal waits until a failure is known, or all have left, or it is
   * told from outside. Whoever changes one of these notifies.
   */
  private final List<Scope> scopes = new ArrayList<>(); // not changed once they run
  private final List<Thread> threads = new ArrayList<>(); // the reading thread's
  private final Runnable cancelPassages;
  private @Nullable Throwable failure; // guarded by this
  private boolean cancelled; // from outside; guarded by this
  private int running; // guarded by this

  /// One input.
  ///
  /// @param head as in a plan
  /// @param middle as in a plan
  /// @param into where its elements go
  public record Input(Stage head, List<Stage> middle, Writable<Object> into) {}

  /// Where an input ends.
  private record Into(Writable<Object> writable) implements Sink<Object> {

    @Override
    public Writable<Object> open() {
      return writable;
    }

    @Override
    public String name() {
      return "fan-in";
    }
  }

  private Inputs(Runnable cancelPassages) {
    this.cancelPassages = cancelPassages;
  }

  /// Opens all of them, in this thread, in order, and starts them. If one cannot be opened, those
  /// before it are closed.
  ///
  /// @param inputs at least one
  /// @param cancelPassages wakes who waits for a failed input, and the others; called once or more
  /// @return the live inputs
  /// @throws Exception if one cannot be opened
  public static Inputs open(List<Input> inputs, Runnable cancelPassages) throws Exception {
    var live = new Inputs(cancelPassages);
    Timing timing = Timing.here();
    try {
      for (Input input : inputs) {
        var plan = new Plan(input.head(), input.middle(), new Into(input.into()));
        var scope = new Scope(plan, timing);
        scope.open();
        live.scopes.add(scope);
      }
    } catch (Throwable e) {
      live.abandon(e);
      throw e;
    }
    for (Scope scope : live.scopes) {
      live.threads.add(timing.threads().newThread(() -> live.run(scope)));
    }
    live.running = live.threads.size();
    live.threads.forEach(Thread::start);
    return live;
  }

  /// Closes what was opened and will not run.
  private void abandon(Throwable cause) {
    for (Scope scope : scopes) {
      scope.cancel();
      try {
        scope.run();
      } catch (Throwable e) {
        for (Throwable other : e.getSuppressed()) {
          cause.addSuppressed(other); // it was cancelled; what failed on its own is this
        }
      }
    }
  }

  private void run(Scope scope) {
    try {
      scope.run();
    } catch (Throwable e) {
      failed(e);
    } finally {
      left();
    }
  }

  private synchronized void left() {
    running--;
    notifyAll(); // the reader may learn what has failed
  }

  private void failed(Throwable e) {
    Throwable real = Consequence.without(e);
    synchronized (this) {
      Throwable first = failure;
      if (first == null) {
        failure = real;
      } else if (real != null && !real.equals(first)) {
        first.addSuppressed(real);
      }
      notifyAll(); // the reader may learn of it
    }
    stopAll();
  }

  private void stopAll() {
    scopes.forEach(Scope::cancel);
    cancelPassages.run();
  }

  /// Stops all of them from outside; what they write into throws.
  public void cancel() {
    synchronized (this) {
      cancelled = true;
      notifyAll(); // the reader need not learn why
    }
    stopAll();
  }

  /// Why reading has failed: if that was only a consequence, waits for what it is one of.
  ///
  /// @param e what reading has thrown
  /// @return what is to be thrown
  public synchronized Throwable cause(Throwable e) {
    boolean interrupted = false;
    while (e instanceof Consequence && failure == null && !cancelled && running > 0) {
      try {
        wait(); // for a thread that is on its way out
      } catch (InterruptedException again) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    return failure == null || cancelled ? e : failure;
  }

  /// Nobody wants more: stops those that still run, as a success, and waits until every thread has
  /// ended.
  ///
  /// @return what failed, if it was not returned before; else null
  public @Nullable Throwable close() {
    boolean known;
    synchronized (this) {
      known = failure != null;
    }
    scopes.forEach(Scope::unwanted);
    boolean interrupted = false;
    for (Thread thread : threads) {
      while (thread.isAlive()) {
        try {
          thread.join();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    synchronized (this) {
      return known ? null : failure;
    }
  }
}
