package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.CheckedFunction;
import dev.weir.Cursor;
import dev.weir.Tally;
import dev.weir.Writable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The passage of a [Concurrent] crossing: a ring of places, in the order of the input. The writer
/// puts an input into its place, a worker makes an output of it there, the reader takes the outputs
/// in order.
///
/// A place is held from the write of its input to the read of its output, so the bound limits what
/// waits, what is being worked on, and what is finished and waits for those before it, together.
///
/// Thread safety: one writer, one reader, and each loop a worker of its own; the rest from
/// anywhere. Memory: what happens before a write happens before the function sees the element; what
/// the function does happens before the read that returns its result.
final class ConcurrentRing implements Passage {
  /*
   * Places. Position p lies in slot p & mask of `inputs` and `outputs`. A worker claims the next position by
   * getAndAdd, so each position has one worker, whose thread stands in `waiting` while it sleeps for its
   * input. No claimed position is as many as bound and workers together ahead of one that is not read, and
   * there are at least as many slots; so no two of them share a slot. Per slot, in turn:
   *
   *    writer:  [position < head + capacity]  inputs[s] = in (release);    fence;  waiting[s] != null: unpark
   *    worker:  in = inputs[s] (acquire); inputs[s] = null;  work;
   *             outputs[s] = out (release);  fence;  wakeReaderAt == p: unpark
   *    reader:  out = outputs[s] (acquire); outputs[s] = null;  head = p + 1 (release);  fence;
   *             wakeWriterAt <= head: unpark
   *
   * Slot s belongs to position p until the reader has published head = p + 1, which the writer of position p +
   * slots has seen; so nobody finds what another round has left there, and each of the three finds what the one before it
   * did.
   *
   * Sleeping, as in the Ring (Dekker): the sleeper arms its word, fences, looks again, parks; the other
   * publishes, fences, looks at the word. Three pairs: worker and writer (`waiting[s]`), reader and workers
   * (`wakeReaderAt`), writer and reader (`wakeWriterAt`). All fences are full, none is left out: a place
   * is dear anyway.
   *
   * A full writer is woken when the fill is at the low mark and its element fits. `state` only ever
   * goes up; whoever changes it wakes everybody. `endAt` is written before the state says that it ended.
   */
  private static final VarHandle OBJECT = MethodHandles.arrayElementVarHandle(Object[].class);
  private static final VarHandle THREAD = MethodHandles.arrayElementVarHandle(Thread[].class);
  private static final long UNARMED = Long.MAX_VALUE;

  private final Bound bound;
  private final boolean weighed;
  private final int mask;
  private final @Nullable Object[] inputs;
  private final @Nullable Object[] outputs;
  private final @Nullable Thread[] waiting; // the worker that sleeps for the input of that slot
  private final long[] weights; // of the inputs; empty if the bound has none
  private final List<Work> loops;

  private final Side written = new Side(); // the writer's
  private final Side claimed = new Side(); // the workers'
  private final Side read = new Side(); // the reader's
  private volatile int state = RingState.OPEN;
  private volatile long endAt = Long.MAX_VALUE;

  ConcurrentRing(int workers, Bound bound, CheckedFunction<Object, Object> function) {
    this(workers, bound, () -> function);
  }

  /// One whose workers have a function each.
  ///
  /// @param functions gives a worker's, once for each
  ConcurrentRing(int workers, Bound bound, Supplier<CheckedFunction<Object, Object>> functions) {
    this.bound = bound;
    this.weighed = bound.weighed();
    int slots = slots(bound.elements() + workers);
    mask = slots - 1;
    inputs = new Object[slots];
    outputs = new Object[slots];
    waiting = new Thread[slots];
    weights = new long[weighed ? slots : 0];
    loops = Stream.generate(() -> new Work(functions.get())).limit(workers).toList();
  }

  private static int slots(long least) {
    return 1 << (Long.SIZE - Long.numberOfLeadingZeros(least - 1));
  }

  @Override
  public Writable<Object> writer() {
    return new Writing();
  }

  @Override
  public Cursor<Object> reader(Runnable unwanted) {
    return new Reading(unwanted);
  }

  @Override
  public List<? extends Worker.Loop> loops() {
    return loops;
  }

  @Override
  public void cancel() {
    leave(RingState.CANCELLED);
  }

  private void leave(int next) {
    synchronized (this) {
      if (next > state) {
        state = next;
      }
    }
    VarHandle.fullFence(); // between publishing the state and looking who sleeps
    unpark(written.sleeper);
    unpark(read.sleeper);
    for (int slot = 0; slot <= mask; slot++) {
      unpark((Thread) THREAD.getVolatile(waiting, slot));
    }
  }

  private static void unpark(@Nullable Thread thread) {
    if (thread != null) {
      LockSupport.unpark(thread);
    }
  }

  private static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /// The writing end.
  private final class Writing implements Writable<Object> {
    private long headSeen;
    private long weightIn;

    @Override
    public boolean write(Object element) throws Consequence, InterruptedException {
      if (state != RingState.OPEN) {
        return wanted();
      }
      Object kept = Bound.compact(element);
      long weight = weighed ? bound.weigh(kept) : 0;
      if (!fits(weight) && !awaitRoom(weight)) {
        return false;
      }
      long at = written.position;
      int slot = (int) at & mask;
      if (weighed) {
        weights[slot] = weight;
        weightIn += weight;
        written.weight = weightIn;
      }
      OBJECT.setRelease(inputs, slot, kept);
      written.publish(at + 1);
      VarHandle.fullFence(); // between publishing and looking whether its worker sleeps
      unpark((Thread) THREAD.getOpaque(waiting, slot));
      return true;
    }

    private boolean wanted() throws Consequence {
      return switch (state) {
        case RingState.OPEN -> true;
        case RingState.READER_CLOSED -> false;
        case RingState.ENDED -> throw new IllegalStateException("write after end");
        default -> throw Consequence.SIGNAL;
      };
    }

    private boolean fits(long weight) {
      long at = written.position;
      if (!weighed && at - headSeen < bound.elements()) {
        return true;
      }
      headSeen = read.position;
      boolean light = !weighed || weight <= bound.weight() - (written.weight - read.weight);
      return (at - headSeen < bound.elements() && light) || at == headSeen;
    }

    private boolean awaitRoom(long weight) throws Consequence, InterruptedException {
      long low = bound.elements() * bound.lowPercent() / 100;
      long target = written.position - Math.min(low, bound.elements() - 1);
      written.sleep();
      try {
        while (true) {
          written.wakeAt = target;
          VarHandle.fullFence(); // between arming and looking at the reader's position
          if (state != RingState.OPEN) {
            return wanted();
          }
          long head = read.position;
          if (head < target) {
            LockSupport.park(ConcurrentRing.this);
            checkInterrupt();
          } else if (fits(weight)) {
            return true;
          } else {
            target = head + 1; // it is heavy
          }
        }
      } finally {
        written.awake();
      }
    }

    /// Each element was visible when its write returned.
    @Override
    public void flush() {}

    @Override
    public void end() {
      if (state == RingState.OPEN) {
        endAt = written.position;
        leave(RingState.ENDED);
      }
    }

    /// Without an end the run has failed, or nobody reads: then the reader must not take what is
    /// left for the whole.
    @Override
    public void close() {
      if (state == RingState.OPEN) {
        cancel();
      }
    }

    @Override
    public void abort() {
      cancel();
    }
  }

  /// The reading end.
  private final class Reading implements Cursor<Object> {
    private final Runnable unwanted;
    private long weightOut;
    private boolean drained;
    private boolean closed;

    private Reading(Runnable unwanted) {
      this.unwanted = unwanted;
    }

    @Override
    public @Nullable Object read() throws Consequence, InterruptedException {
      long at = read.position;
      int slot = (int) at & mask;
      Object output = OBJECT.getAcquire(outputs, slot);
      if (output == null || state > RingState.ENDED) {
        output = awaitOutput(at, slot);
        if (output == null) {
          drained = true;
          return null;
        }
      }
      OBJECT.setOpaque(outputs, slot, null);
      if (weighed) {
        weightOut += weights[slot];
        read.weight = weightOut;
      }
      read.publish(at + 1);
      VarHandle.fullFence(); // between publishing and looking whether the writer sleeps
      if (written.wakeAt <= at + 1) {
        unpark(written.sleeper);
      }
      return output;
    }

    private @Nullable Object awaitOutput(long at, int slot)
        throws Consequence, InterruptedException {
      read.sleep();
      try {
        while (true) {
          read.wakeAt = at;
          VarHandle.fullFence(); // between arming and looking at the slot
          int seen = state;
          if (seen > RingState.ENDED) {
            throw Consequence.SIGNAL;
          }
          Object output = OBJECT.getAcquire(outputs, slot);
          if (output != null || at >= endAt) {
            return output;
          }
          LockSupport.park(ConcurrentRing.this);
          checkInterrupt();
        }
      } finally {
        read.awake();
      }
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
  }

  /// What a worker does.
  private final class Work implements Worker.Loop {
    private final CheckedFunction<Object, Object> function;
    private volatile boolean busy;

    private Work(CheckedFunction<Object, Object> function) {
      this.function = function;
    }

    @Override
    public void run() throws Exception {
      while (true) {
        long at = claimed.next();
        int slot = (int) at & mask;
        Object input = OBJECT.getAcquire(inputs, slot);
        if (input == null || state > RingState.ENDED) {
          busy = false;
          input = awaitInput(at, slot);
          if (input == null) {
            return;
          }
        }
        if (!busy) {
          busy = true; // a store that others see at once is dear
        }
        OBJECT.setOpaque(inputs, slot, null);
        Object output = function.apply(input);
        if (output == null) {
          throw new NullPointerException("null was given, but an element must not be null");
        }
        OBJECT.setRelease(outputs, slot, output);
        VarHandle.fullFence(); // between publishing and looking whether the reader sleeps for it
        if (read.wakeAt == at) {
          unpark(read.sleeper);
        }
      }
    }

    /// Null when there is none to come.
    private @Nullable Object awaitInput(long at, int slot)
        throws Consequence, InterruptedException {
      THREAD.setOpaque(waiting, slot, Thread.currentThread());
      try {
        while (true) {
          VarHandle.fullFence(); // between arming and looking at the slot
          int seen = state;
          if (seen == RingState.CANCELLED) {
            throw Consequence.SIGNAL;
          }
          Object input = OBJECT.getAcquire(inputs, slot);
          if (seen == RingState.READER_CLOSED || at >= endAt) {
            return null;
          }
          if (input != null) {
            return input;
          }
          LockSupport.park(ConcurrentRing.this);
          checkInterrupt();
        }
      } finally {
        THREAD.setOpaque(waiting, slot, null);
      }
    }

    @Override
    public boolean busy() {
      return busy;
    }
  }

  @Override
  public Bound bound() {
    return bound;
  }

  @Override
  public long fill() {
    long head = read.position; // last would show more than the bound, so first
    return Math.clamp(written.position - head, 0, bound.elements());
  }

  @Override
  public long weight() {
    return Math.max(0, written.weight - read.weight);
  }

  @Override
  public long fullNanos() {
    return written.sleptNanos();
  }

  @Override
  public long emptyNanos() {
    return read.sleptNanos();
  }

  @Override
  public long timesFull() {
    return written.sleeps.count();
  }

  @Override
  public long timesEmpty() {
    return read.sleeps.count();
  }

  @Override
  public boolean writerWaiting() {
    return written.sleepsSince != 0;
  }

  @Override
  public boolean readerWaiting() {
    return read.sleepsSince != 0;
  }

  @SuppressWarnings("unused") // keeps a side apart from what is before it in memory
  private abstract static class PadBefore {
    private long a0, a1, a2, a3, a4, a5, a6, a7;
  }

  /// One side's fields: written by its thread only, but for `position` of the workers' side.
  private abstract static class Fields extends PadBefore {
    private static final VarHandle POSITION = position();

    volatile long position;
    volatile long weight;
    volatile long wakeAt = UNARMED;
    volatile @Nullable Thread sleeper;
    volatile long sleepsSince; // nanoTime; 0 while it runs
    private volatile long slept;
    final Tally sleeps = new Tally();

    private static VarHandle position() {
      try {
        return MethodHandles.lookup().findVarHandle(Fields.class, "position", long.class);
      } catch (ReflectiveOperationException e) {
        throw new ExceptionInInitializerError(e);
      }
    }

    /// Takes a position that nobody else gets.
    final long next() {
      return (long) POSITION.getAndAdd(this, 1L);
    }

    /// Says how far its thread has come; a fence follows.
    final void publish(long next) {
      POSITION.setRelease(this, next);
    }

    final void sleep() {
      sleeper = Thread.currentThread();
      sleeps.add();
      sleepsSince = System.nanoTime();
    }

    final void awake() {
      wakeAt = UNARMED;
      slept = slept + System.nanoTime() - sleepsSince;
      sleepsSince = 0;
    }

    final long sleptNanos() {
      long since = sleepsSince;
      return slept + (since == 0 ? 0 : Math.max(0, System.nanoTime() - since));
    }
  }

  @SuppressWarnings("unused") // keeps it apart from what is behind it
  private static final class Side extends Fields {
    private long b0, b1, b2, b3, b4, b5, b6, b7;
  }
}
