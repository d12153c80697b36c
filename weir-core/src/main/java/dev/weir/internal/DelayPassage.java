package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Clock;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/// Gives each element a while after it has come.
public final class DelayPassage extends TimedPassage {
  private record Held(Object element, long weight, long due) {}

  private final long delay;
  private final ArrayDeque<Held> held = new ArrayDeque<>();
  private long weight;

  /// An empty one.
  ///
  /// @param bound the most that is held
  /// @param delay how long each element stays, in nanoseconds
  /// @param clock the time to go by
  public DelayPassage(Bound bound, long delay, Clock clock) {
    super(bound, clock);
    this.delay = delay;
  }

  @Override
  boolean fits(long its) {
    return held.isEmpty() || (held.size() < bound().elements() && its <= bound().weight() - weight);
  }

  @Override
  boolean put(Object element, long its) {
    boolean first = held.isEmpty();
    held.add(new Held(element, its, clock.nanoTime() + delay));
    weight += its;
    return first;
  }

  @Override
  @Nullable Object next(boolean ended, boolean crowded) {
    Held first = held.peek();
    if (first == null || first.due - clock.nanoTime() > 0) {
      return null;
    }
    held.remove();
    weight -= first.weight;
    return first.element;
  }

  @Override
  long due() {
    Held first = held.peek();
    return first == null ? NEVER : first.due;
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
}
