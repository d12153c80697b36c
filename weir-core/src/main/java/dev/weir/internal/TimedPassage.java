package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Clock;
import dev.weir.Cursor;
import dev.weir.Report;
import dev.weir.Reporting;
import dev.weir.Tally;
import dev.weir.Writable;
import java.io.IOException;
import java.util.Iterator;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A passage that gives what it holds when it is time to: what is held, and when it is time, is the
/// business of the class below it.
///
/// A write waits until its element fits. After the end of the input the reader gets what is left
/// and then null; after the reader's close a write gives false; after a cancel both throw the pipe
/// signal.
///
/// Thread safety: one writer, one reader; the rest from anywhere.
abstract class TimedPassage implements Passage {
  /*
   * `lock` guards everything but the gauges, and is held for a few instructions; no user code is called
   * with it. The writer waits in `room`. The reader waits by the clock, without the lock: before it lets
   * go of the lock it says so in `sleeper`, and whoever changes what it would want to know unparks it,
   * with the lock. So either the reader has seen the change, or it is unparked, perhaps before it parks.
   */

  /// A time that never comes.
  static final long NEVER = Long.MAX_VALUE;

  final Clock clock;
  private final Bound bound;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private int state = RingState.OPEN;
  private @Nullable Thread sleeper; // the reader, while it waits

  private final Sleep full = new Sleep();
  private final Sleep empty = new Sleep();

  TimedPassage(Bound bound, Clock clock) {
    this.bound = bound;
    this.clock = clock;
  }

  // With the lock

  /// Whether an element may be put in now.
  abstract boolean fits(long weight);

  /// Puts an element in that fits.
  ///
  /// @return whether the reader may have to wait for another time now, or has something
  abstract boolean put(Object element, long weight);

  /// Takes out what it is time for.
  ///
  /// @param ended whether no more will be put in
  /// @param crowded whether an element waits that does not fit
  /// @return null if it is not yet time for anything
  abstract @Nullable Object next(boolean ended, boolean crowded);

  /// When it will be time, by the clock; [#NEVER] if something has to be put in first. Asked after
  /// [#next] gave nothing.
  abstract long due();

  /// How many elements it holds.
  abstract long held();

  /// How much they weigh.
  abstract long heldWeight();

  /// Forgets what it holds.
  abstract void clear();

  // In the reader's thread, without the lock

  /// What the section behind is given for what was taken out.
  Object given(Object taken) throws IOException {
    return taken;
  }

  /// What it has found out.
  @Nullable Report report() {
    return null;
  }

  private boolean write(Object element) throws Consequence, InterruptedException {
    Object kept = Bound.compact(element);
    long weight = bound.weighed() ? bound.weigh(kept) : 0;
    lock.lockInterruptibly();
    try {
      if (state == RingState.OPEN && !fits(weight)) {
        awaitRoom(weight);
      }
      if (state != RingState.OPEN) {
        return wanted();
      }
      if (put(kept, weight)) {
        wakeReader();
      }
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean wanted() throws Consequence {
    return switch (state) {
      case RingState.READER_CLOSED -> false;
      case RingState.ENDED -> throw new IllegalStateException("write after end");
      default -> throw Consequence.SIGNAL;
    };
  }

  private void awaitRoom(long weight) throws InterruptedException {
    full.begin();
    try {
      wakeReader(); // what is crowded may be due
      while (state == RingState.OPEN && !fits(weight)) {
        room.await();
      }
    } finally {
      full.end();
    }
  }

  private @Nullable Object read() throws IOException, InterruptedException {
    Object taken = take();
    return taken == null ? null : given(taken);
  }

  private @Nullable Object take() throws Consequence, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (true) {
        if (state > RingState.ENDED) {
          throw Consequence.SIGNAL;
        }
        Object taken = next(state == RingState.ENDED, full.asleep());
        if (taken != null) {
          room.signal(); // the writer may look whether its element fits
          return taken;
        }
        if (state == RingState.ENDED && held() == 0) {
          return null;
        }
        sleep(due());
      }
    } finally {
      lock.unlock();
    }
  }

  private void sleep(long until) throws InterruptedException {
    sleeper = Thread.currentThread();
    empty.begin();
    lock.unlock();
    try {
      if (until == NEVER) {
        LockSupport.park(this);
      } else {
        clock.parkUntil(this, until);
      }
    } finally {
      lock.lock();
      empty.end();
      sleeper = null;
    }
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  private void wakeReader() {
    if (sleeper != null) {
      LockSupport.unpark(sleeper);
    }
  }

  private void leave(int next) {
    lock.lock();
    try {
      if (next > state) {
        state = next;
        if (next > RingState.ENDED) {
          clear();
        }
        room.signalAll(); // the writer may see the new state
        wakeReader(); // and so may the reader
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final void cancel() {
    leave(RingState.CANCELLED);
  }

  @Override
  public final Writable<Object> writer() {
    return new Writing();
  }

  @Override
  public final Cursor<Object> reader(Runnable unwanted) {
    return new Reading(unwanted);
  }

  @Override
  public final Bound bound() {
    return bound;
  }

  @Override
  public final long fill() {
    lock.lock();
    try {
      return held();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final long weight() {
    lock.lock();
    try {
      return heldWeight();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public final long fullNanos() {
    return full.nanos();
  }

  @Override
  public final long emptyNanos() {
    return empty.nanos();
  }

  @Override
  public final long timesFull() {
    return full.times();
  }

  @Override
  public final long timesEmpty() {
    return empty.times();
  }

  @Override
  public final boolean writerWaiting() {
    return full.asleep();
  }

  @Override
  public final boolean readerWaiting() {
    return empty.asleep();
  }

  /// How long one side has slept; written by that side.
  private static final class Sleep {
    private volatile long since; // nanoTime, made odd; 0 while it is awake
    private volatile long slept;
    private final Tally times = new Tally();

    private void begin() {
      times.add();
      since = System.nanoTime() | 1;
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
    private void end() {
      slept += System.nanoTime() - since;
      since = 0;
    }

    private boolean asleep() {
      return since != 0;
    }

    private long times() {
      return times.count();
    }

    private long nanos() {
      long began = since;
      return slept + (began == 0 ? 0 : Math.max(0, System.nanoTime() - began));
    }
  }

  /// The writing end.
  private final class Writing implements Writable<Object> {
    private boolean unwanted;
    private boolean ended;

    @Override
    public boolean write(Object element) throws IOException, InterruptedException {
      boolean wanted = TimedPassage.this.write(element);
      unwanted |= !wanted;
      return wanted;
    }

    /// Each element was seen when its write returned.
    @Override
    public void flush() {}

    @Override
    public void end() {
      ended = true;
      leave(RingState.ENDED);
    }

    /// Without an end the run has failed, or nobody reads: then the reader must not take what is
    /// left for the whole.
    @Override
    public void close() {
      if (!ended && !unwanted) {
        cancel();
      }
    }

    @Override
    public void abort() {
      cancel();
    }
  }

  /// The reading end.
  private final class Reading implements Cursor<Object>, Reporting {
    private final Runnable unwanted;
    private boolean drained;
    private boolean closed;

    private Reading(Runnable unwanted) {
      this.unwanted = unwanted;
    }

    @Override
    public @Nullable Object read() throws IOException, InterruptedException {
      Object element = drained ? null : TimedPassage.this.read();
      drained = element == null;
      return element;
    }

    @Override
    public Iterator<Object> iterator() {
      throw new IllegalStateException("a crossing is read by the section behind it");
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        leave(RingState.READER_CLOSED);
        if (!drained) {
          unwanted.run();
        }
      }
    }

    @Override
    public void abort() {
      cancel();
    }

    @Override
    public @Nullable Report report() {
      return TimedPassage.this.report();
    }
  }
}
