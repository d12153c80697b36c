package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Tally;
import java.util.ArrayDeque;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A bounded queue from any number of writing threads to any number of reading ones.
///
/// It keeps the rules of a [Ring]: a write waits until its element fits; one heavier than the whole
/// mark passes alone, when nothing is held. After the end readers drain what is left; after the
/// readers' close a write gives false; after a cancel all throw the pipe signal.
///
/// Thread safety: from anywhere. Each element is read once; one writer's elements are taken out in
/// the order in which it wrote them.
final class SharedQueue {
  /*
   * `lock` guards everything. It is held for a few instructions and never while user code is called. Writers are
   * woken, all of them, when the fill comes down to the low mark, or nothing is held; each looks
   * whether its element fits, so none sleeps where it need not. A reader is woken for each element.
   */
  private record Held(Object element, long weight) {}

  private final Bound bound;
  private final long lowElements;
  private final long lowWeight;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition elements = lock.newCondition();
  private final Sleep full = new Sleep();
  private final Sleep empty = new Sleep();
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private long weight;
  private int state = RingState.OPEN;

  SharedQueue(Bound bound) {
    this.bound = bound;
    this.lowElements = bound.elements() * bound.lowPercent() / 100;
    this.lowWeight = bound.weighed() ? bound.weight() / 100 * bound.lowPercent() : Long.MAX_VALUE;
  }

  /// Writes an element; waits until it fits.
  ///
  /// @return false if the readers have closed; the element was not taken
  boolean write(Object element) throws Consequence, InterruptedException {
    Object kept = Bound.compact(element);
    long its = bound.weighed() ? bound.weigh(kept) : 0;
    lock.lockInterruptibly();
    try {
      if (!fits(its)) {
        awaitRoom(its);
      }
      if (state != RingState.OPEN) {
        return wanted();
      }
      hold(kept, its);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /// Writes an element if it fits now; never waits.
  ///
  /// @return false if there is no room, or it is over; the element was not taken
  boolean offer(Object element) {
    Object kept = Bound.compact(element);
    long its = bound.weighed() ? bound.weigh(kept) : 0;
    lock.lock();
    try {
      boolean taken = state == RingState.OPEN && fits(its);
      if (taken) {
        hold(kept, its);
      }
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Writes an element in place of those that have waited longest, where there is no room; never
  /// waits.
  ///
  /// @return how many were dropped for it; -1 if the readers have closed
  long displace(Object element) throws Consequence {
    Object kept = Bound.compact(element);
    long its = bound.weighed() ? bound.weigh(kept) : 0;
    lock.lock();
    try {
      if (state != RingState.OPEN) {
        boolean _ = wanted(); // false, or it throws
        return -1;
      }
      long dropped = 0;
      for (; !fits(its); dropped++) {
        weight -= held.remove().weight;
      }
      hold(kept, its);
      return dropped;
    } finally {
      lock.unlock();
    }
  }

  private void hold(Object kept, long its) {
    held.add(new Held(kept, its));
    weight += its;
    elements.signal(); // a reader may take it
  }

  /// Waits until everything was read, or nobody reads.
  void awaitEmpty() throws Consequence, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (!held.isEmpty() && state <= RingState.ENDED) {
        full.begin(); // so that readers tell of room
        try {
          room.await();
        } finally {
          full.end();
        }
      }
      if (state == RingState.CANCELLED) {
        throw Consequence.SIGNAL;
      }
    } finally {
      lock.unlock();
    }
  }

  private boolean fits(long its) {
    return held.isEmpty() || (held.size() < bound.elements() && its <= bound.weight() - weight);
  }

  private void awaitRoom(long its) throws InterruptedException {
    full.begin();
    try {
      while (state == RingState.OPEN && !fits(its)) {
        room.await();
      }
    } finally {
      full.end();
    }
  }

  private boolean wanted() throws Consequence {
    return switch (state) {
      case RingState.READER_CLOSED -> false;
      case RingState.ENDED -> throw new IllegalStateException("write after end");
      default -> throw Consequence.SIGNAL;
    };
  }

  /// Takes the next element; waits until there is one.
  ///
  /// @return null after the end, or when the readers have closed
  @Nullable Object read() throws Consequence, InterruptedException {
    lock.lockInterruptibly();
    try {
      if (held.isEmpty() && state == RingState.OPEN) {
        awaitElement();
      }
      if (state == RingState.CANCELLED) {
        throw Consequence.SIGNAL;
      }
      Held next = state == RingState.READER_CLOSED ? null : held.poll();
      if (next == null) {
        return null;
      }
      weight -= next.weight;
      if (full.sleepers > 0 && low()) {
        room.signalAll(); // the writers may look whether theirs fits
      }
      return next.element;
    } finally {
      lock.unlock();
    }
  }

  private void awaitElement() throws InterruptedException {
    empty.begin();
    try {
      while (held.isEmpty() && state == RingState.OPEN) {
        elements.await();
      }
    } finally {
      empty.end();
    }
  }

  private boolean low() {
    return held.isEmpty() || (held.size() <= lowElements && weight <= lowWeight);
  }

  /// The writers' end: readers drain what is left and then find the end. Idempotent.
  void end() {
    leave(RingState.ENDED);
  }

  /// The readers want no more: a write gives false. Idempotent.
  void closeReaders() {
    leave(RingState.READER_CLOSED);
  }

  /// The run is over: all throw, now and for ever.
  void cancel() {
    leave(RingState.CANCELLED);
  }

  private void leave(int next) {
    lock.lock();
    try {
      if (next > state) {
        state = next;
        if (next > RingState.ENDED) {
          held.clear();
          weight = 0;
        }
        room.signalAll(); // the writers may see the new state
        elements.signalAll(); // and so may the readers
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether it has ended, its readers have closed, or the run is over.
  boolean over() {
    lock.lock();
    try {
      return state != RingState.OPEN;
    } finally {
      lock.unlock();
    }
  }

  Bound bound() {
    return bound;
  }

  /// How many elements are held now.
  long fill() {
    lock.lock();
    try {
      return held.size();
    } finally {
      lock.unlock();
    }
  }

  /// How much is held now; 0 if the bound has no weight.
  long weight() {
    lock.lock();
    try {
      return weight;
    } finally {
      lock.unlock();
    }
  }

  /// How often a writer has found it full.
  long timesFull() {
    return full.times.count();
  }

  /// How often a reader has found it empty.
  long timesEmpty() {
    return empty.times.count();
  }

  /// How long writers have found it full, the longest of those that waited at a time.
  long fullNanos() {
    return full.nanos();
  }

  /// How long all readers have found it empty.
  long emptyNanos() {
    return empty.nanos();
  }

  boolean writersWaiting() {
    return full.since != 0;
  }

  boolean readersWaiting() {
    return empty.since != 0;
  }

  /// How long somebody has slept on one side; written under the lock.
  private static final class Sleep {
    private volatile int sleepers;
    private volatile long since; // nanoTime of the first that sleeps; 0 if nobody does
    private volatile long slept;
    private final Tally times = new Tally();

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
    private void begin() {
      times.add();
      if (sleepers++ == 0) {
        since = System.nanoTime();
      }
    }

    @SuppressWarnings("NonAtomicVolatileUpdate") // under the lock
    private void end() {
      if (--sleepers == 0) {
        slept += System.nanoTime() - since;
        since = 0;
      }
    }

    private long nanos() {
      long began = since;
      return slept + (began == 0 ? 0 : Math.max(0, System.nanoTime() - began));
    }
  }
}
