package dev.weir;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// What waits between callbacks and their reader: bounded, with an [Overflow].
///
/// Everything is guarded by the lock. Whoever makes room, or ends it, signals those who wait for
/// room; whoever puts something in, or ends it, signals the one reader. An element is weighed
/// before the lock is taken, so no code of a user runs with it.
final class Inbox<T> implements Intake<T> {
  private record Held<T>(T element, long weight) {}

  private final Bound bound;
  private final Overflow overflow;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition room = lock.newCondition();
  private final Condition filled = lock.newCondition();

  private final ArrayDeque<Held<T>> held = new ArrayDeque<>();
  private long weight;
  private final Tally dropped = new Tally();
  private boolean ended; // by the giver
  private boolean closed; // by the reader
  private @Nullable Throwable failure;

  Inbox(Bound bound, Overflow overflow) {
    this.bound = bound;
    this.overflow = overflow;
  }

  @Override
  public boolean put(T element) throws InterruptedException {
    Held<T> given = held(element);
    lock.lockInterruptibly();
    try {
      while (overflow == Overflow.WAIT && !over() && !fits(given)) {
        room.await();
      }
      return switch (putNow(given)) {
        case TAKEN, DROPPED -> true;
        case FULL, CLOSED -> false;
      };
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Answer offer(T element) {
    Held<T> given = held(element);
    lock.lock();
    try {
      return putNow(given);
    } finally {
      lock.unlock();
    }
  }

  private Held<T> held(T element) {
    T kept = Bound.compact(Objects.requireNonNull(element, "element"));
    return new Held<>(kept, bound.weighed() ? bound.weigh(kept) : 0);
  }

  private Answer putNow(Held<T> given) {
    if (over()) {
      return Answer.CLOSED;
    }
    if (!fits(given)) {
      switch (overflow) {
        case WAIT -> {
          return Answer.FULL;
        }
        case DROP_NEWEST -> {
          dropped.add();
          return Answer.DROPPED;
        }
        case DROP_OLDEST -> makeRoom(given);
        case FAIL -> {
          overflowed();
          return Answer.CLOSED;
        }
      }
    }
    held.add(given);
    weight += given.weight;
    filled.signal(); // the reader has something
    return Answer.TAKEN;
  }

  private boolean fits(Held<T> given) {
    return held.isEmpty()
        || (held.size() < bound.elements() && given.weight <= bound.weight() - weight);
  }

  private void makeRoom(Held<T> given) {
    while (!fits(given)) {
      weight -= held.remove().weight;
      dropped.add();
    }
  }

  private void overflowed() {
    failLocked(
        new LimitException(
            "more came than was read, and "
                + Sizes.count(held.size())
                + " waited already, within "
                + bound
                + "; raise the bound, or choose an overflow that waits or drops"));
  }

  private boolean over() {
    return ended || closed || failure != null;
  }

  @Override
  public void end() {
    lock.lock();
    try {
      ended |= failure == null;
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void fail(Throwable cause) {
    lock.lock();
    try {
      if (!over()) {
        failLocked(cause);
      }
    } finally {
      lock.unlock();
    }
  }

  private void failLocked(Throwable cause) {
    failure = cause;
    held.clear();
    weight = 0;
    wakeAll();
  }

  private void wakeAll() {
    room.signalAll(); // givers that wait may leave
    filled.signalAll(); // and so may the reader
  }

  // The reader's side

  /// The next element; null after the giver's end.
  @Nullable T read() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      while (held.isEmpty() && !over()) {
        filled.await();
      }
      if (failure != null) {
        throw thrown(failure);
      }
      if (closed) {
        throw new AsynchronousCloseException();
      }
      Held<T> next = held.poll();
      if (next == null) {
        return null;
      }
      weight -= next.weight;
      room.signal(); // one that waits may fit; when the last was read, it does
      return next.element;
    } finally {
      lock.unlock();
    }
  }

  private static IOException thrown(Throwable failure) {
    return switch (failure) {
      case IOException e -> e;
      case InterruptedException e -> new IOException(e);
      case Exception e -> throw Sneaky.rethrow(e);
      case Error e -> throw e;
      default -> new IOException(failure);
    };
  }

  /// Nobody reads any more. From anywhere.
  void close() {
    lock.lock();
    try {
      closed = true;
      held.clear();
      weight = 0;
      wakeAll();
    } finally {
      lock.unlock();
    }
  }

  /// How many elements were dropped; from anywhere.
  long dropped() {
    return dropped.count();
  }

  @Nullable Report report() {
    long lost = dropped.count();
    return lost == 0
        ? null
        : Report.remark(Sizes.count(lost) + " dropped", Map.of("dropped", lost));
  }
}
