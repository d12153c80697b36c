package dev.weir.pipeline;

import dev.weir.AbstractCursor;
import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.Writable;
import dev.weir.internal.Ring;
import dev.weir.internal.Thrown;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A bounded pipe from outside into a pipeline: any number of writing threads, one reader.
///
/// A write waits until its element fits; an offer never waits, and says what became of the element.
/// One heavier than the whole mark passes alone, when the pipe is empty. After [#end()] the reader
/// drains what is left; after [#fail(Throwable)], or [#close()] without an end, its next read
/// throws and nothing is delivered. When the reader closes, writes give false and offers `CLOSED`.
///
/// It is a [Source] with one life: a second reader is an `IllegalStateException`.
///
/// Thread safety: writing from anywhere; what happens before a write happens before the read that
/// returns the element. Writers that wait are served in order, and before offers. `whenRoom`
/// callbacks run on the executor given to the pipe, never in the reader's thread, and hold no lock.
///
/// @param <T> what goes through
public final class Pipe<T> implements Source<T>, Writable<T> {
  /*
   * `writing` is fair and makes many writers one, which is what the ring wants. A writer that waits for
   * room waits inside it; the others queue behind it, in order.
   *
   * `waiting` holds the callbacks of offers that were refused, and is guarded by itself. It is emptied,
   * and each callback run once, by whoever finds first that there is room or that the pipe is over:
   * the reader at the low mark, a writer that leaves the lock, or the refused offer itself, which looks
   * again after it has registered. An offer that gets the lock asks the ring to be told at the low mark;
   * one that does not get it knows that the holder will look after it has left. So each finds a teller:
   *
   *    refused:  register;  look whether the lock is held
   *    holder:   unlock;    look whether somebody waits and the ring is not armed for them
   *
   * By the order of the two, guarded by `waiting`, at least one of them sees the other. While the ring is
   * armed the reader has yet to disarm it, and tells everybody after that.
   */

  /// What became of an offered element.
  public enum Offer {
    /// It was taken.
    TAKEN,
    /// There was no room: it was not taken, it is still the caller's.
    FULL,
    /// Nobody reads any more, or the pipe has ended: it was not taken, and nothing will be.
    CLOSED
  }

  /// The most `whenRoom` callbacks that wait at a time.
  public static final int MAX_WAITING = 65_536;

  private final Ring ring;
  private final Executor executor;
  private final ReentrantLock writing = new ReentrantLock(true);
  private final ArrayDeque<Runnable> waiting = new ArrayDeque<>(); // guarded by itself

  private volatile boolean ended;
  private volatile @Nullable Throwable failure;
  private boolean opened; // guarded by this

  private Pipe(Bound bound, Executor executor) {
    this.ring = new Ring(bound);
    this.executor = executor;
    ring.onRoom(this::tellWaiting);
  }

  /// A pipe whose callbacks run on virtual threads.
  ///
  /// @param bound how much it holds; a hard limit
  /// @param <T> what goes through
  /// @return an empty pipe
  public static <T> Pipe<T> of(Bound bound) {
    return of(bound, task -> Thread.ofVirtual().name("weir-when-room").start(task));
  }

  /// A pipe whose callbacks run where you say.
  ///
  /// @param bound how much it holds; a hard limit
  /// @param executor runs `whenRoom` callbacks; must not run them in the calling thread
  /// @param <T> what goes through
  /// @return an empty pipe
  public static <T> Pipe<T> of(Bound bound, Executor executor) {
    return new Pipe<>(bound, executor);
  }

  /// Writes an element; blocks until it fits: this is the backpressure.
  ///
  /// @param element not null; must not be changed afterwards
  /// @return false if nobody reads any more
  /// @throws IOException if the pipe has failed
  /// @throws IllegalStateException if the pipe has ended
  /// @throws InterruptedException if interrupted while waiting; the element was not taken
  @Override
  public boolean write(T element) throws IOException, InterruptedException {
    Objects.requireNonNull(element, "element");
    writing.lockInterruptibly();
    try {
      checkOpen();
      return ring.write(element);
    } catch (IOException e) {
      throw failed(e);
    } finally {
      leave();
    }
  }

  private void checkOpen() {
    if (ended) {
      throw new IllegalStateException("write after end");
    }
  }

  private IOException failed(IOException signal) {
    Throwable cause = failure;
    return cause == null ? signal : new IOException("the pipe has failed: " + cause, cause);
  }

  /// Offers an element; never waits.
  ///
  /// @param element not null; must not be changed afterwards if it was taken
  /// @param whenRoom run once if the answer is `FULL`: when the pipe has come down to its low mark,
  ///   or is over
  /// @return what became of the element
  /// @throws IllegalStateException if [#MAX_WAITING] callbacks wait already
  public Offer offer(T element, Runnable whenRoom) {
    Objects.requireNonNull(element, "element");
    Objects.requireNonNull(whenRoom, "whenRoom");
    if (over()) {
      return Offer.CLOSED;
    }
    if (!writing.hasQueuedThreads() && writing.tryLock()) {
      try {
        return offerLocked(element, whenRoom);
      } finally {
        leave();
      }
    }
    register(whenRoom); // the holder looks at what waits when it leaves
    if (over() || !writing.isLocked()) {
      tellIfRoom();
    }
    return Offer.FULL;
  }

  /// Offers an element; never waits.
  ///
  /// @param element not null; must not be changed afterwards if it was taken
  /// @return what became of the element
  public Offer offer(T element) {
    Objects.requireNonNull(element, "element");
    if (over()) {
      return Offer.CLOSED;
    }
    if (writing.hasQueuedThreads() || !writing.tryLock()) {
      return Offer.FULL;
    }
    try {
      return ring.offer(element) ? Offer.TAKEN : over() ? Offer.CLOSED : Offer.FULL;
    } finally {
      leave();
    }
  }

  private Offer offerLocked(T element, Runnable whenRoom) {
    if (ended) {
      return Offer.CLOSED;
    }
    if (ring.offer(element)) {
      return Offer.TAKEN;
    }
    if (over()) {
      return Offer.CLOSED;
    }
    register(whenRoom);
    return Offer.FULL;
  }

  private void register(Runnable whenRoom) {
    synchronized (waiting) {
      if (waiting.size() >= MAX_WAITING) {
        throw new IllegalStateException(
            MAX_WAITING
                + " callbacks wait for room already: do not offer again before yours was run");
      }
      waiting.add(whenRoom);
    }
  }

  /// Leaves the writing side, and sees to it that those whose offer was refused are told.
  private void leave() {
    boolean room = anyWaiting() && ring.armRoom();
    writing.unlock();
    if (room) {
      tellWaiting();
    } else if (anyWaiting()) {
      tellIfRoom(); // one may have registered after the look and before the unlock
    }
  }

  /// Tells those who wait if there is room, or asks the ring to; whoever holds the lock does it
  /// instead. Looks again after each unlock: the ring may have told others meanwhile, and one may
  /// have registered since who has seen the lock held.
  private void tellIfRoom() {
    while (anyWaiting() && !ring.armed()) {
      if (!writing.tryLock()) {
        if (over()) {
          tellWaiting();
        }
        return;
      }
      boolean room;
      try {
        room = ring.armRoom();
      } finally {
        writing.unlock();
      }
      if (room) {
        tellWaiting();
      }
    }
  }

  private boolean anyWaiting() {
    synchronized (waiting) {
      return !waiting.isEmpty();
    }
  }

  private void tellWaiting() {
    List<Runnable> told;
    synchronized (waiting) {
      told = List.copyOf(waiting);
      waiting.clear();
    }
    told.forEach(this::tell); // they may offer again
  }

  /// An executor that refuses must not keep the others waiting, nor fail the element on its way.
  private void tell(Runnable callback) {
    try {
      executor.execute(callback);
    } catch (RejectedExecutionException e) {
      Thread.ofVirtual().name("weir-when-room").start(callback);
    }
  }

  private boolean over() {
    return ended || ring.over();
  }

  /// Blocks until the reader has taken everything that was written.
  ///
  /// @throws IOException if the pipe has failed
  /// @throws InterruptedException if interrupted while waiting
  @Override
  public void flush() throws IOException, InterruptedException {
    writing.lockInterruptibly();
    try {
      ring.awaitEmpty();
    } catch (IOException e) {
      throw failed(e);
    } finally {
      leave();
    }
  }

  /// Ends the pipe: the reader drains what is left. Waits for writers before it, not for the
  /// reader. Idempotent.
  @Override
  public void end() {
    writing.lock();
    try {
      ended = true;
      ring.end();
    } finally {
      writing.unlock();
    }
    tellWaiting();
  }

  /// Fails the pipe: the reader's next read throws, nothing is delivered after that, and writers
  /// that wait are woken and throw. Does nothing if the pipe has ended or failed.
  ///
  /// @param cause what the reader's run will have as its cause
  public synchronized void fail(Throwable cause) {
    if (!ended && failure == null) {
      failure = cause;
      ring.cancel();
    }
  }

  /// Without an end: fails the pipe. Idempotent.
  @Override
  public void close() {
    if (!ended) {
      fail(new IOException("the pipe was closed without end"));
    }
  }

  @Override
  public synchronized Cursor<T> open() {
    if (opened) {
      throw new IllegalStateException("a pipe has one reader, and it is taken already");
    }
    opened = true;
    return new Reader();
  }

  /// How many elements it holds now: exact.
  ///
  /// @return from 0 to the bound
  public long fill() {
    return ring.fill();
  }

  @Override
  public String name() {
    return "pipe";
  }

  @Override
  public OptionalLong heldBytes() {
    Bound bound = ring.bound();
    return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
  }

  private final class Reader extends AbstractCursor<T> {
    private volatile boolean aborted;

    @Override
    @SuppressWarnings("unchecked") // only T goes in
    protected @Nullable T next() throws IOException, InterruptedException {
      try {
        return (T) ring.read();
      } catch (IOException e) {
        Throwable cause = aborted ? null : failure;
        switch (cause) {
          case null -> throw e;
          case IOException io -> throw io;
          case Error error -> throw error;
          case InterruptedException interrupted -> throw new IOException(interrupted);
          case Exception exception -> throw Thrown.as(exception);
          default -> throw new IOException(cause);
        }
      }
    }

    @Override
    protected void release() {
      ring.closeReader();
    }

    @Override
    public void abort() {
      aborted = true;
      ring.closeReader(); // nobody reads any more: that is all that writers need to know
    }
  }
}
