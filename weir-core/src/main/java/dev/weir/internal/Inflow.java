package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.LimitException;
import dev.weir.Overflow;
import dev.weir.Sizes;
import dev.weir.Tally;
import java.util.Iterator;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The way into a branch of a fan-out: what waits there, within a bound, and what is done when
/// there is no room. Several branches may share one; then each element goes to one of them.
///
/// It has a writing thread, and one for each reading end. When all reading ends have closed, or
/// were aborted, nobody wants more: a write gives false. After a cancel both sides throw the pipe
/// signal.
///
/// Thread safety: as said; [#cancel()], [#over()] and a reading end's `abort` from anywhere.
public abstract sealed class Inflow {
  private final Bound bound;
  private final Overflow overflow;
  private long taken; // the writing thread's
  private final Tally dropped = new Tally();

  private Inflow(Bound bound, Overflow overflow) {
    this.bound = bound;
    this.overflow = overflow;
  }

  /// Into one branch.
  ///
  /// @param bound the most that waits
  /// @param overflow what is done when there is no room
  /// @return an empty one
  public static Inflow of(Bound bound, Overflow overflow) {
    return overflow == Overflow.DROP_OLDEST
        ? new OfQueue(bound, overflow, 1)
        : new OfRing(bound, overflow);
  }

  /// Into several branches, each element to whichever takes it first.
  ///
  /// @param bound the most that waits, of all together
  /// @param overflow what is done when there is no room
  /// @param readers how many reading ends will be asked for
  /// @return an empty one
  public static Inflow shared(Bound bound, Overflow overflow, int readers) {
    return new OfQueue(bound, overflow, readers);
  }

  /// Writes an element, or drops one, as the overflow says.
  ///
  /// @return false if nobody reads any more
  boolean write(Object element) throws LimitException, Consequence, InterruptedException {
    boolean wanted =
        switch (overflow) {
          case WAIT -> put(element);
          case DROP_OLDEST -> displace(element);
          case DROP_NEWEST -> {
            boolean fits = offer(element);
            if (!fits && over()) {
              yield put(element); // does not wait: says how it is over
            }
            dropped.add(fits ? 0 : 1);
            taken -= fits ? 0 : 1;
            yield true;
          }
          case FAIL -> {
            boolean fits = offer(element);
            if (!fits && !over()) {
              throw tooMuch();
            }
            yield fits || put(element);
          }
        };
    taken += wanted ? 1 : 0;
    return wanted;
  }

  private boolean displace(Object element) throws Consequence {
    long gone = displaced(element);
    dropped.add(Math.max(0, gone));
    taken -= Math.max(0, gone);
    return gone >= 0;
  }

  private LimitException tooMuch() {
    return new LimitException(
        Sizes.count(fill())
            + " wait already, within "
            + bound
            + "; raise the bound, or choose an overflow that waits or drops");
  }

  abstract boolean put(Object element) throws Consequence, InterruptedException;

  abstract boolean offer(Object element);

  abstract long displaced(Object element) throws Consequence;

  abstract long fill();

  /// Waits until what was written was taken out.
  abstract void awaitEmpty() throws Consequence, InterruptedException;

  /// There will be no more; what waits is still read.
  abstract void end();

  /// Both sides throw the pipe signal, now and for ever.
  abstract void cancel();

  /// Whether it has ended, nobody reads, or it was cancelled.
  abstract boolean over();

  /// How many elements were written, without those that were dropped.
  long taken() {
    return taken;
  }

  /// How many elements were dropped. From anywhere.
  long dropped() {
    return dropped.count();
  }

  /// A reading end, to be used once.
  ///
  /// @return null after the end, when all was given
  public abstract Cursor<Object> reader();

  /// The plain one.
  private static final class OfRing extends Inflow {
    private final Ring ring;

    private OfRing(Bound bound, Overflow overflow) {
      super(bound, overflow);
      this.ring = new Ring(bound);
    }

    @Override
    boolean put(Object element) throws Consequence, InterruptedException {
      return ring.write(element);
    }

    @Override
    boolean offer(Object element) {
      return ring.offer(element);
    }

    @Override
    long displaced(Object element) {
      throw new IllegalStateException("a ring's writer takes nothing out");
    }

    @Override
    long fill() {
      return ring.fill();
    }

    @Override
    void awaitEmpty() throws Consequence, InterruptedException {
      ring.awaitEmpty();
    }

    @Override
    void end() {
      ring.end();
    }

    @Override
    void cancel() {
      ring.cancel();
    }

    @Override
    boolean over() {
      return ring.over();
    }

    @Override
    public Cursor<Object> reader() {
      return new Reading(ring::read, ring::closeReader, true);
    }
  }

  /// One that may be shared, or whose oldest may be dropped.
  private static final class OfQueue extends Inflow {
    private final SharedQueue queue;
    private final AtomicInteger readers;

    private OfQueue(Bound bound, Overflow overflow, int readers) {
      super(bound, overflow);
      this.queue = new SharedQueue(bound);
      this.readers = new AtomicInteger(readers);
    }

    @Override
    boolean put(Object element) throws Consequence, InterruptedException {
      return queue.write(element);
    }

    @Override
    boolean offer(Object element) {
      return queue.offer(element);
    }

    @Override
    long displaced(Object element) throws Consequence {
      return queue.displace(element);
    }

    @Override
    long fill() {
      return queue.fill();
    }

    @Override
    void awaitEmpty() throws Consequence, InterruptedException {
      queue.awaitEmpty();
    }

    @Override
    void end() {
      queue.end();
    }

    @Override
    void cancel() {
      queue.cancel();
    }

    @Override
    boolean over() {
      return queue.over();
    }

    /// Where others read on, an abort does not wake this reader; the interrupt that follows does.
    @Override
    public Cursor<Object> reader() {
      return new Reading(queue::read, this::readerClosed, readers.get() == 1);
    }

    private void readerClosed() {
      if (readers.decrementAndGet() == 0) {
        queue.closeReaders();
      }
    }
  }

  /// Reads an element.
  @FunctionalInterface
  private interface Read {
    @Nullable Object read() throws Consequence, InterruptedException;
  }

  /// A reading end. It leaves once, by close or by abort; what is read after that is no end.
  private static final class Reading implements Cursor<Object> {
    private final Read read;
    private final Runnable leave;
    private final boolean alone;
    private final AtomicInteger left = new AtomicInteger();
    private boolean drained;

    private Reading(Read read, Runnable leave, boolean alone) {
      this.read = read;
      this.leave = leave;
      this.alone = alone;
    }

    @Override
    public @Nullable Object read() throws Consequence, InterruptedException {
      if (drained) {
        return null;
      }
      Object element = read.read();
      if (element == null) {
        if (left.get() > 0) {
          throw Consequence.SIGNAL;
        }
        drained = true;
      }
      return element;
    }

    @Override
    public Iterator<Object> iterator() {
      throw new IllegalStateException("a branch is read by what is behind it");
    }

    @Override
    public void close() {
      if (left.getAndIncrement() == 0) {
        leave.run();
      }
    }

    @Override
    public void abort() {
      if (alone) {
        close();
      }
    }
  }
}
