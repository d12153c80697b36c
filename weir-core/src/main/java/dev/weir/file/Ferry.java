package dev.weir.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.channels.Channel;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// Carries bytes between a stage's thread and a channel that may block for ever, in a platform
/// daemon thread of its own, so that the stage's thread can be interrupted and aborted while it
/// waits.
///
/// The thread opens the channel at once, and ends when all is carried, when something fails, or
/// soon after [#abort()] and [#close()], if the channel lets it go.
///
/// Threads: the calls of a kind belong to the stage's thread; [#abort()] to any.
abstract class Ferry<C extends Channel> implements Closeable {
  final ReentrantLock lock = new ReentrantLock();
  final Condition changed = lock.newCondition(); // anything below, or in a subclass

  // guarded by lock
  private boolean stopped;
  private boolean inside = true; // the thread is, or may be, blocked in the channel
  private boolean over;
  private @Nullable Throwable failure;
  private @Nullable Thread freer;

  private final String name;
  private final Far<C> far;
  private final Thread thread;

  Ferry(String name, String direction, Far<C> far) {
    this.name = name;
    this.far = far;
    this.thread = platform(direction).unstarted(this::run);
  }

  private Thread.Builder platform(String task) {
    return Thread.ofPlatform()
        .daemon()
        .inheritInheritableThreadLocals(false)
        .name("weir-" + task + "-" + name);
  }

  final void start() {
    thread.start();
  }

  /// Carries until there is no more, or until [#standBy] says so; in the ferry's thread.
  abstract void carry(C channel) throws IOException;

  /// Whether there is something for the ferry's thread to do. Called with the lock.
  abstract boolean due();

  private void run() {
    Throwable thrown = null;
    try (far) {
      carry(far.open());
    } catch (Throwable e) {
      thrown = e;
    }
    arrive(thrown);
  }

  private void arrive(@Nullable Throwable thrown) {
    lock.lock();
    try {
      failure = thrown;
      over = true;
      inside = false;
      changed.signalAll(); // whoever waits learns that nothing more comes
    } finally {
      lock.unlock();
    }
  }

  /// Waits, in the ferry's thread and with the lock, for something to do.
  ///
  /// @return false if the ferry was stopped
  final boolean standBy() {
    inside = false;
    changed.signalAll(); // it is idle
    while (!stopped && !due()) {
      changed.awaitUninterruptibly();
    }
    inside = true;
    return !stopped;
  }

  /// Whether the thread has nothing to do; with the lock.
  final boolean idle() {
    return over || (!inside && !due());
  }

  final boolean over() {
    return over;
  }

  /// Waits in the stage's thread, with the lock, for a change; to be called in a loop.
  @SuppressWarnings("WaitNotInLoop") // the callers have the loop
  final void await() throws AbortedException, InterruptedException {
    if (!stopped) {
      changed.await();
    }
    checkStopped();
  }

  final void checkStopped() throws AbortedException {
    if (stopped) {
      throw new AbortedException();
    }
  }

  /// Throws what the ferry's thread failed with, if it did; with the lock.
  final void checkFailure() throws IOException {
    Leaving.rethrow(failure);
  }

  /// Makes a waiting call throw at once, and frees the ferry's thread. Never blocks.
  final void abort() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll(); // the stage's thread throws, the ferry's thread ends
      if (inside && far.freeable() && freer == null) {
        freer = platform("free").start(() -> far.free(thread));
      }
    } finally {
      lock.unlock();
    }
  }

  /// Aborts, and waits for the end of the threads, one second at most; not at all for a thread that
  /// cannot be freed.
  @Override
  public final void close() {
    abort();
    if (ending()) {
      Leaving.await(thread);
    }
    Thread freeing = freer();
    if (freeing != null) {
      Leaving.await(freeing);
    }
  }

  private boolean ending() {
    lock.lock();
    try {
      return !inside || far.freeable();
    } finally {
      lock.unlock();
    }
  }

  private @Nullable Thread freer() {
    lock.lock();
    try {
      return freer;
    } finally {
      lock.unlock();
    }
  }
}
