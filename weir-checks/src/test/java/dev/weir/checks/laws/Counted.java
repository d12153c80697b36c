package dev.weir.checks.laws;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.Source;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// A source that says how many elements have left it and, at its end, how many of them somebody
/// still has. For one life.
final class Counted implements Source<Integer> {
  private static final int IN_PASSING = 2; // what the frames of the thread still show
  private static final int ATTEMPTS = 50;

  private final Operator operator;
  private final long length;
  private final AtomicLong given = new AtomicLong();
  private final List<WeakReference<Object>> elements = new ArrayList<>(); // the reading thread
  private volatile long kept = -1; // written at its end

  Counted(Operator operator, long length) {
    this.operator = operator;
    this.length = length;
  }

  long given() {
    return given.get();
  }

  /// Checks what was kept when its end was read, if that was.
  void assertKept(int most) {
    assertTrue(kept <= most + IN_PASSING, () -> kept + " elements are kept, not " + most);
  }

  /// The collector decides when it clears a reference, so it is asked until enough are.
  private long stillKept() {
    long now = Long.MAX_VALUE;
    for (int i = 0; i < ATTEMPTS && now > operator.keeps() + IN_PASSING; i++) {
      System.gc();
      if (i > 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(2));
      }
      now = elements.stream().filter(element -> element.get() != null).count();
    }
    return now;
  }

  @Override
  public Cursor<Integer> open() {
    return new AbstractCursor<>() {
      @Override
      protected @Nullable Integer next() {
        long number = given.get();
        if (number >= length) {
          kept = stillKept();
          return null;
        }
        Integer element = operator.many().apply((int) number);
        given.incrementAndGet();
        if (length < Long.MAX_VALUE) {
          elements.add(new WeakReference<>((Object) element));
        }
        return element;
      }

      @Override
      protected void release() {}
    };
  }

  @Override
  public String name() {
    return "counted";
  }
}
