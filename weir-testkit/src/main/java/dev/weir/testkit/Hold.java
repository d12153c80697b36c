package dev.weir.testkit;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// A place where a thread stays until it is let go: what a stage that blocks for ever is made of.
///
/// Whatever kind it is, [#release()] lets go who is held and whoever comes later.
///
/// Thread safety: all methods from anywhere.
public final class Hold {
  private static final long PATIENCE_SECONDS = 10;

  private enum Kind {
    INTERRUPTIBLE,
    ABORTABLE,
    STUBBORN
  }

  private final Kind kind;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // guarded by lock
  private int entered;
  private boolean aborted;
  private boolean released;

  private Hold(Kind kind) {
    this.kind = kind;
  }

  /// Lets go when the thread is interrupted, by an `InterruptedException`; ignores an abort. As a
  /// queue does.
  ///
  /// @return a new hold
  public static Hold interruptible() {
    return new Hold(Kind.INTERRUPTIBLE);
  }

  /// Lets go when the stage is aborted, by an `AsynchronousCloseException`; ignores interrupts, and
  /// leaves the thread's interrupt status as it came. As a socket does.
  ///
  /// @return a new hold
  public static Hold abortable() {
    return new Hold(Kind.ABORTABLE);
  }

  /// Ignores both, and swallows interrupts. As code does that catches `InterruptedException` and
  /// goes on.
  ///
  /// @return a new hold
  public static Hold stubborn() {
    return new Hold(Kind.STUBBORN);
  }

  /// Stays here until let go; called by the stage.
  ///
  /// @throws IOException if an abort let it go
  /// @throws InterruptedException if an interrupt did
  public void stay() throws IOException, InterruptedException {
    boolean interrupted = false;
    lock.lock();
    try {
      entered++;
      changed.signalAll(); // whoever waits for somebody to be held
      while (!released && !(aborted && kind == Kind.ABORTABLE)) {
        try {
          changed.await();
        } catch (InterruptedException e) {
          if (kind == Kind.INTERRUPTIBLE) {
            throw e;
          }
          interrupted = true;
        }
      }
      if (!released) {
        throw new AsynchronousCloseException();
      }
    } finally {
      lock.unlock();
      if (interrupted && kind == Kind.ABORTABLE) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Tells that the stage was aborted; called by the stage.
  public void abort() {
    lock.lock();
    try {
      aborted = true;
      changed.signalAll(); // who is held may go
    } finally {
      lock.unlock();
    }
  }

  /// Lets go who is held, and whoever comes later.
  public void release() {
    lock.lock();
    try {
      released = true;
      changed.signalAll(); // who is held may go
    } finally {
      lock.unlock();
    }
  }

  /// Blocks until somebody is, or was, held here.
  ///
  /// @throws AssertionError if nobody comes in 10 s
  /// @throws InterruptedException if interrupted while waiting
  public void awaitEntered() throws InterruptedException {
    long left = TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    lock.lock();
    try {
      while (entered == 0) {
        if (left <= 0) {
          throw new AssertionError("nobody came to be held in " + PATIENCE_SECONDS + " s");
        }
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  /// How many were held here, or are.
  ///
  /// @return 0 or more
  public int entered() {
    lock.lock();
    try {
      return entered;
    } finally {
      lock.unlock();
    }
  }
}
