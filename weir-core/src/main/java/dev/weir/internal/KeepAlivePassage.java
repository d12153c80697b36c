package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Clock;
import dev.weir.Report;
import dev.weir.Sizes;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// Gives each element as soon as it can, and one that is made up when the reader has waited long
/// enough.
public final class KeepAlivePassage extends TimedPassage {
  private record Held(Object element, long weight) {}

  private static final Object MADE_UP = new Object();

  private final long silence;
  private final Callable<?> supplier;
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private long weight;
  private long due = NEVER; // while the reader waits
  private long madeUp; // written by the reader

  /// An empty one.
  ///
  /// @param bound the most that is held
  /// @param silence how long the reader waits before an element is made up, in nanoseconds
  /// @param supplier makes up elements, in the reader's thread
  /// @param clock the time to go by
  public KeepAlivePassage(Bound bound, long silence, Callable<?> supplier, Clock clock) {
    super(bound, clock);
    this.silence = silence;
    this.supplier = supplier;
  }

  @Override
  boolean fits(long its) {
    return held.isEmpty() || (held.size() < bound().elements() && its <= bound().weight() - weight);
  }

  @Override
  boolean put(Object element, long its) {
    held.add(new Held(element, its));
    weight += its;
    return held.size() == 1;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a mark
  @Nullable Object next(boolean ended, boolean crowded) {
    Held first = held.poll();
    if (first != null) {
      weight -= first.weight;
      due = NEVER;
      return first.element;
    }
    if (ended) {
      return null;
    }
    long now = clock.nanoTime();
    if (due == NEVER) {
      due = now + silence; // the reader begins to wait
    } else if (due - now <= 0) {
      due = NEVER;
      return MADE_UP;
    }
    return null;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // a mark
  Object given(Object taken) throws IOException {
    if (taken != MADE_UP) {
      return taken;
    }
    madeUp++;
    try {
      Object made = supplier.call();
      if (made == null) {
        throw new NullPointerException("null was made up, but an element must not be null");
      }
      return made;
    } catch (Exception e) {
      throw Thrown.as(e);
    }
  }

  @Override
  long due() {
    return due;
  }

  @Override
  long held() {
    return held.size();
  }

  @Override
  long heldWeight() {
    return weight;
  }

  @Override
  void clear() {
    held.clear();
    weight = 0;
  }

  @Override
  @Nullable Report report() {
    return madeUp == 0
        ? null
        : Report.detail(Sizes.count(madeUp) + " made up", Map.of("madeUp", madeUp));
  }
}
