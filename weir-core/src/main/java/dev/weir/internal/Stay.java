package dev.weir.internal;

import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A thread's stay in a run: between entering and leaving it can be told to stop.
///
/// An interrupt is sent only to a thread that is inside, and one that was sent is taken back when
/// it leaves, so that none reaches the caller's own code.
///
/// On a virtual thread in a blocking system call `Thread.interrupt()` itself may not return before
/// that call does. So it is called without the monitor, in a thread of its own; whoever leaves
/// waits until it has arrived, and the grace goes on meanwhile.
final class Stay {
  private final String name;
  private final Timing timing;
  private final Consumer<Stay> stuck;

  // all guarded by this
  private @Nullable Thread thread;
  private boolean left;
  private boolean sent;
  private boolean sending; // an interrupt is on its way
  private volatile @Nullable Thread sender;
  private boolean stopping;
  private volatile @Nullable Thread stopper;
  private long cleaningSince; // nanoTime; 0 while working

  Stay(String name, Timing timing, Consumer<Stay> stuck) {
    this.name = name;
    this.timing = timing;
    this.stuck = stuck;
  }

  synchronized void enter() {
    thread = Thread.currentThread();
    notifyAll(); // a stopper may have been early
  }

  synchronized void cleaning(boolean begun) {
    cleaningSince = begun ? System.nanoTime() : 0;
    if (begun && sent) {
      takeBack(); // closing a file must not be cut short by what ended the work
    }
  }

  synchronized void leave() {
    left = true;
    thread = null;
    if (sent) {
      takeBack();
    }
    notifyAll(); // the stopper may go
  }

  private void takeBack() {
    while (sending) {
      boolean _ = Thread.interrupted();
      try {
        wait(); // until it has arrived
      } catch (InterruptedException e) {
        // it has
      }
    }
    sent = false;
    boolean _ = Thread.interrupted();
  }

  /// Whether the run has sent an interrupt to the thread inside.
  synchronized boolean sent() {
    return sent;
  }

  synchronized StackTraceElement[] stack() {
    return thread == null ? new StackTraceElement[0] : thread.getStackTrace();
  }

  /// Whether the thread inside waits for something.
  synchronized boolean waiting() {
    return thread != null
        && switch (thread.getState()) {
          case WAITING, TIMED_WAITING, BLOCKED -> true;
          case NEW, RUNNABLE, TERMINATED -> false;
        };
  }

  /// Waits for the threads that see to the leaving, which end soon after it.
  void joinStopper() {
    join(stopper);
    join(sender);
  }

  private static void join(@Nullable Thread ending) {
    boolean interrupted = false;
    while (ending != null && ending.isAlive()) {
      try {
        ending.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  /// Sees to it that the thread leaves: interrupts it, again and again, until it has left or the
  /// grace is over. Returns at once.
  void stop() {
    synchronized (this) {
      if (left || stopping) {
        return;
      }
      stopping = true;
      stopper = Thread.ofPlatform().daemon().name("weir-stop-" + name).start(this::press);
    }
  }

  private void press() {
    long over = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(timing.graceMillis());
    while (!leftWithin(timing.interruptAfterMillis())) {
      if (System.nanoTime() - over > 0) {
        stuck.accept(this);
        return;
      }
      interrupt();
    }
  }

  private synchronized boolean leftWithin(long millis) {
    long until = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(millis);
    while (!left) {
      long nanos = until - System.nanoTime();
      if (nanos <= 0) {
        return false;
      }
      try {
        TimeUnit.NANOSECONDS.timedWait(this, nanos);
      } catch (InterruptedException e) {
        return left; // nobody interrupts a stopper
      }
    }
    return true;
  }

  private synchronized void interrupt() {
    boolean due =
        cleaningSince == 0
            || System.nanoTime() - cleaningSince
                > TimeUnit.MILLISECONDS.toNanos(timing.cleaningMillis());
    Thread inside = thread;
    if (inside != null && due && !sending) {
      sent = true;
      if (inside.isVirtual()) {
        sending = true;
        sender =
            Thread.ofPlatform()
                .daemon()
                .name("weir-interrupt-" + name)
                .start(() -> interruptWithoutMonitor(inside));
      } else {
        inside.interrupt();
      }
    }
  }

  private void interruptWithoutMonitor(Thread inside) {
    inside.interrupt();
    synchronized (this) {
      sending = false;
      notifyAll(); // it has arrived
    }
  }
}
