package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Writable;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.util.Objects;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A bounded queue from one writing thread to one reading thread.
///
/// A write waits until its element fits under the bound; one heavier than the whole mark passes
/// alone, when nothing is held. Each element is visible to the reader as soon as it is written.
/// After the writer's end the reader drains what is left; after the reader's close a write gives
/// false; after a cancel both throw the pipe signal.
///
/// Thread safety: one writer and one reader at a time; [#fill()] and the other gauges, and
/// [#cancel()], from anywhere. Memory: what happens before a write happens before the read that
/// returns the element.
///
/// An empty ring costs under 1 KB whatever its bound; its slots grow with its fill.
public final class Ring extends RingState.PadBehind implements Passage {
  /*
   * Publishing. The writer puts an element into its slot with release; the reader finds it by reading
   * the slot with acquire, and null means empty. `tail` serves the writer and the gauges only, so no
   * element can be stranded behind an index that was not published. The reader frees a slot by clearing
   * it and then publishing `head` with release; the writer goes by `head`, which it caches.
   *
   * Sleeping. A side that finds no work arms its wake-up word (a position), then fences, then looks
   * again, and only then parks. The other side publishes, then fences, then reads the word. By the
   * order of the two fences at least one of them sees the other (Dekker), so no wake-up is lost:
   *
   *    sleeper:  word = p;  fullFence;  look at the other's position
   *    waker:    publish;   fullFence;  look at the word
   *
   * The writer fences after every element (or after a batch that is already in its hand), because it may
   * go away to wait for something else. The reader fences where it has to: at every eighth of the
   * capacity, and whenever the next slot is empty, so always before it can sleep and always when the
   * ring has run dry. Between those a full writer may sleep on for at most an eighth of the ring, while
   * the reader still has elements to read.
   *
   * Napping. A reader that follows close behind a busy writer makes both fight for the same cache lines
   * and pay a wake-up for every few elements. So a reader that has just read a run of elements and finds
   * none lets the writer get ahead: it asks to be woken at half full, and looks again by itself after
   * [#NAP_NANOS]. A writer that has to wait wakes it at once. An element is visible all the while; a
   * reader that gets elements one by one never naps.
   *
   * Hysteresis. A full writer asks for the position at which the fill is at its low mark, in elements
   * and in weight, and at which its own element fits.
   *
   * A left-over park permit makes a park return at once; every park is in a loop that looks again.
   */
  private static final VarHandle TAIL = field(RingState.WriterFields.class, "tail");
  private static final VarHandle WEIGHT_IN = field(RingState.WriterFields.class, "weightIn");
  private static final VarHandle HEAD = field(RingState.ReaderFields.class, "head");
  private static final VarHandle WEIGHT_OUT = field(RingState.ReaderFields.class, "weightOut");
  private static final VarHandle WAKE_READER_AT = field(RingState.Wakes.class, "wakeReaderAt");
  private static final VarHandle WAKE_WRITER_AT = field(RingState.Wakes.class, "wakeWriterAt");

  private static final long NAP_NANOS = 50_000;
  private static final long NAP_AFTER = 16;

  private final long napElements;
  private volatile @Nullable Runnable roomListener;

  /// An empty ring.
  ///
  /// @param bound its limits
  public Ring(Bound bound) {
    super(bound);
    napElements = Math.max(1, capacity / 2);
    countLimit = capacity;
    weightLimit = maxWeight;
    slotLimit = slotLimit(0);
  }

  private static VarHandle field(Class<?> owner, String name) {
    try {
      return MethodHandles.lookup().findVarHandle(owner, name, long.class);
    } catch (ReflectiveOperationException e) {
      throw new ExceptionInInitializerError(e);
    }
  }

  @Override
  public Writable<Object> writer() {
    return new RingWriter(this);
  }

  @Override
  public Cursor<Object> reader(Runnable unwanted) {
    return new RingReader(this, unwanted);
  }

  // Writing

  /// Writes an element; blocks until it fits.
  ///
  /// @param element not null
  /// @return false if the reader has closed; the element was not taken
  /// @throws Consequence if the ring was cancelled
  /// @throws InterruptedException if interrupted while waiting; the element was not taken
  public boolean write(Object element) throws Consequence, InterruptedException {
    if (!put(element)) {
      return false;
    }
    signalReader();
    return true;
  }

  /// Writes elements that are all there already; each is visible at once, the reader is woken once.
  ///
  /// @param elements the first `count` of them are written
  /// @param count how many
  /// @return false if the reader has closed; what is left was not taken
  /// @throws Consequence if the ring was cancelled
  /// @throws InterruptedException if interrupted while waiting; what is left was not taken
  public boolean writeAll(Object[] elements, int count) throws Consequence, InterruptedException {
    for (int i = 0; i < count; i++) {
      if (!put(elements[i])) {
        return false;
      }
    }
    signalReader();
    return true;
  }

  /// Writes an element if it fits now; never waits.
  ///
  /// @param element not null
  /// @return true if it was taken
  public boolean offer(Object element) {
    if (state != RingState.OPEN) {
      return false;
    }
    Object kept = Bound.compact(element);
    long weight = weighed ? bound.weigh(kept) : 0;
    if (!fits(weight) && !fitsNow(weight)) {
      return false;
    }
    publish(kept, weight);
    signalReader();
    return true;
  }

  private boolean put(Object element) throws Consequence, InterruptedException {
    if (state != RingState.OPEN) {
      return wanted();
    }
    Object kept = Bound.compact(element);
    long weight = weighed ? bound.weigh(kept) : 0;
    if (!fits(weight) && !fitsNow(weight) && !awaitRoom(weight)) {
      return false;
    }
    publish(kept, weight);
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
    return tail < countLimit && weight <= weightLimit - weightIn;
  }

  private boolean fitsNow(long weight) {
    long read = (long) HEAD.getAcquire(this);
    countLimit = read + capacity;
    weightLimit = weighed ? (long) WEIGHT_OUT.getAcquire(this) + maxWeight : maxWeight;
    return fits(weight) || read == tail;
  }

  private void publish(Object element, long weight) {
    if (tail >= slotLimit) {
      moreSlots();
    }
    writing.put(tail, element, weight);
    if (weighed) {
      WEIGHT_IN.setOpaque(this, weightIn + weight);
    }
    TAIL.setOpaque(this, tail + 1);
  }

  private void moreSlots() {
    slotLimit = slotLimit((long) HEAD.getAcquire(this));
    if (tail >= slotLimit) {
      RingSlots larger = writing.larger();
      writing.goOn(tail, larger);
      writing = larger;
      slotLimit = slotLimit(tail); // what is in the old array takes no slot of the new one
    }
  }

  /// A full array needs one slot to say that it goes on; the largest never does.
  private long slotLimit(long from) {
    return from
        + (writing.holds(capacity) ? Math.max(writing.length, capacity) : writing.length - 1);
  }

  private void signalReader() {
    VarHandle.fullFence(); // between publishing and looking whether the reader sleeps
    if ((long) WAKE_READER_AT.getOpaque(this) <= tail) {
      wakeReader();
    }
  }

  private void wakeReader() {
    if (wakeReaderAt != UNARMED) {
      wakeReaderAt = UNARMED;
      unpark(reader); // the reader may go on: there is an element
    }
  }

  /// Sleeps until the fill is at the low mark and the element fits; false if the reader has closed.
  private boolean awaitRoom(long weight) throws Consequence, InterruptedException {
    long began = System.nanoTime();
    writer = Thread.currentThread();
    writerParkedSince = began;
    writerParks++;
    VarHandle
        .fullFence(); // between publishing, and saying that it waits, and looking at the reader
    wakeReader(); // even one that naps: nothing more will come
    try {
      while (true) {
        armWriter(weight);
        if (state != RingState.OPEN) {
          return wanted();
        }
        if (lowReached() && fitsNow(weight)) {
          return true;
        }
        LockSupport.park(this);
        checkInterrupt();
      }
    } finally {
      wakeWriterAt = UNARMED;
      writerParkedNanos += System.nanoTime() - began;
      writerParkedSince = 0;
    }
  }

  private void armWriter(long weight) {
    if (weighed) {
      long fitting = weightIn + Math.min(0, weight - maxWeight);
      wakeWriterAtWeight = Math.max(weightIn - lowWeight, fitting);
    }
    wakeWriterAt = Math.max(tail - lowElements, tail - capacity + 1);
    VarHandle.fullFence(); // between arming and looking at the reader's position
  }

  private boolean lowReached() {
    return (long) HEAD.getAcquire(this) >= wakeWriterAt
        && (!weighed || (long) WEIGHT_OUT.getAcquire(this) >= wakeWriterAtWeight);
  }

  /// Sleeps, as the writer, until everything was read.
  ///
  /// @throws Consequence if the ring was cancelled
  /// @throws InterruptedException if interrupted while waiting
  public void awaitEmpty() throws Consequence, InterruptedException {
    writer = Thread.currentThread();
    try {
      while (tail > (long) HEAD.getAcquire(this)) {
        if (state == RingState.CANCELLED) {
          throw Consequence.SIGNAL;
        }
        if (state == RingState.READER_CLOSED) {
          return;
        }
        wakeWriterAtWeight = weightIn;
        wakeWriterAt = tail;
        VarHandle.fullFence(); // between arming and looking at the reader's position
        if (tail > (long) HEAD.getAcquire(this) && state <= RingState.ENDED) {
          LockSupport.park(this);
        }
        checkInterrupt();
      }
    } finally {
      wakeWriterAt = UNARMED;
    }
  }

  /// Asks to be told once when the fill is at the low mark; called by the writing side, which sees
  /// to it that only one thread writes at a time.
  ///
  /// @return true if it is there already: then nobody is told
  public boolean armRoom() {
    if (tail <= (long) HEAD.getAcquire(this)) {
      return true;
    }
    armWriter(0);
    if (state != RingState.OPEN || lowReached()) {
      wakeWriterAt = UNARMED;
      return true;
    }
    return false;
  }

  /// Whether the writing side waits to be told of room, or has asked to be.
  ///
  /// @return true until the reader, or the writing side itself, has found that there is
  public boolean armed() {
    return wakeWriterAt != UNARMED && state == RingState.OPEN;
  }

  /// Who is told, in the reader's thread, when the fill has come down to the low mark.
  ///
  /// @param listener returns at once
  public void onRoom(Runnable listener) {
    roomListener = listener;
  }

  /// The writer's end: the reader drains what is left and then finds the end. Idempotent.
  public void end() {
    leave(RingState.ENDED);
    unpark(reader); // the reader may find the end
  }

  // Reading

  /// Takes the next element; blocks until there is one.
  ///
  /// @return the element, or null after the writer's end
  /// @throws Consequence if the ring was cancelled
  /// @throws InterruptedException if interrupted while waiting; nothing was taken
  @SuppressWarnings("ReferenceEquality") // NEXT is a mark
  public @Nullable Object read() throws Consequence, InterruptedException {
    Object element = reading.peek(head);
    if (element == null || element == RingSlots.NEXT || state > RingState.ENDED) {
      element = find();
      if (element == null) {
        return null;
      }
    }
    taken();
    return element;
  }

  /// Not straight from the slot: goes on to the next array, or sleeps; null at the end.
  @SuppressWarnings("ReferenceEquality") // NEXT is a mark
  private @Nullable Object find() throws Consequence, InterruptedException {
    Object element = reading.peek(head);
    while (true) {
      if (element == null) {
        element = awaitElement();
      }
      if (element != RingSlots.NEXT) {
        break;
      }
      reading = Objects.requireNonNull(reading.next);
      element = reading.peek(head);
    }
    if (state > RingState.ENDED) {
      throw Consequence.SIGNAL;
    }
    return element;
  }

  private void taken() {
    if (weighed) {
      WEIGHT_OUT.setRelease(this, weightOut + reading.weight(head));
    }
    reading.clear(head);
    HEAD.setRelease(this, head + 1);
    if ((head & fenceMask) == 0) {
      VarHandle.fullFence(); // between publishing and looking whether the writer sleeps
    }
    if ((long) WAKE_WRITER_AT.getOpaque(this) <= head) {
      signalWriter();
    }
  }

  private void signalWriter() {
    if (!lowReached()) {
      return;
    }
    wakeWriterAt = UNARMED;
    unpark(writer); // the writer may go on: the low mark is reached
    Runnable listener = roomListener;
    if (listener != null) {
      listener.run(); // those whose offer was refused may try again
    }
  }

  /// Sleeps until there is an element; null at the end.
  private @Nullable Object awaitElement() throws Consequence, InterruptedException {
    long began = System.nanoTime();
    reader = Thread.currentThread();
    readerParkedSince = began;
    readerParks++;
    try {
      if (head - resumedAt >= NAP_AFTER) {
        nap(began + NAP_NANOS);
      }
      while (true) {
        wakeReaderAt = head + 1;
        VarHandle.fullFence(); // between arming and looking at the slot, and at the writer's word
        if (wakeWriterAt <= head) {
          signalWriter();
        }
        int seen = state; // before the slot: what was written before the end is found
        Object element = reading.peek(head);
        if (element != null) {
          return element;
        }
        switch (seen) {
          case RingState.OPEN -> LockSupport.park(this);
          case RingState.ENDED -> {
            return null;
          }
          default -> throw Consequence.SIGNAL;
        }
        checkInterrupt();
      }
    } finally {
      wakeReaderAt = UNARMED;
      resumedAt = head;
      readerParkedNanos += System.nanoTime() - began;
      readerParkedSince = 0;
    }
  }

  /// Lets a busy writer get ahead: sleeps until it is half full, or full, or over, but not for
  /// long.
  private void nap(long until) throws InterruptedException {
    while (state == RingState.OPEN) {
      wakeReaderAt = head + napElements;
      VarHandle.fullFence(); // between arming and looking at the writer's position
      long left = until - System.nanoTime();
      if (left <= 0 || (long) TAIL.getAcquire(this) >= head + napElements || writerWaiting()) {
        return;
      }
      LockSupport.parkNanos(this, left);
      checkInterrupt();
    }
  }

  private static void checkInterrupt() throws InterruptedException {
    if (Thread.interrupted()) {
      throw new InterruptedException();
    }
  }

  /// The reader wants no more: the writer's next write gives false. Idempotent.
  public void closeReader() {
    leave(RingState.READER_CLOSED);
    wakeBoth();
  }

  // From anywhere

  @Override
  public void cancel() {
    leave(RingState.CANCELLED);
    wakeBoth();
  }

  private synchronized void leave(int next) {
    if (next > state) {
      state = next;
    }
  }

  private void wakeBoth() {
    VarHandle.fullFence();
    unpark(writer); // the writer may see the new state
    unpark(reader); // and so may the reader
    Runnable listener = roomListener;
    if (listener != null) {
      listener.run(); // those whose offer was refused may see it too
    }
  }

  /// Whether the writer has ended, the reader has closed, or the run is over.
  ///
  /// @return false while elements may be written
  public boolean over() {
    return state != RingState.OPEN;
  }

  @Override
  public long fill() {
    long written =
        (long) TAIL.getAcquire(this); // first, so that it never shows more than the bound
    return Math.max(0, written - (long) HEAD.getAcquire(this));
  }

  @Override
  public long weight() {
    long written = (long) WEIGHT_IN.getAcquire(this);
    return Math.max(0, written - (long) WEIGHT_OUT.getAcquire(this));
  }

  @Override
  public long fullNanos() {
    return writerParkedNanos + since(writerParkedSince);
  }

  @Override
  public long emptyNanos() {
    return readerParkedNanos + since(readerParkedSince);
  }

  @Override
  public long timesFull() {
    return writerParks;
  }

  @Override
  public long timesEmpty() {
    return readerParks;
  }

  @Override
  public boolean writerWaiting() {
    return writerParkedSince != 0;
  }

  @Override
  public boolean readerWaiting() {
    return readerParkedSince != 0;
  }

  @Override
  public Bound bound() {
    return bound;
  }

  private static long since(long nanoTime) {
    return nanoTime == 0 ? 0 : Math.max(0, System.nanoTime() - nanoTime);
  }
}
