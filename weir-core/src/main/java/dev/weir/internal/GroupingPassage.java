package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Gathers one group, and gives it when it is full, or when its first element has waited long
/// enough.
public final class GroupingPassage extends TimedPassage {
  private final long within;
  private List<Object> group = new ArrayList<>();
  private long weight;
  private long due = NEVER;

  /// An empty one.
  ///
  /// @param bound the most in a group
  /// @param within how long the first element of a group waits at most, in nanoseconds
  /// @param clock the time to go by
  public GroupingPassage(Bound bound, long within, Clock clock) {
    super(bound, clock);
    this.within = within;
  }

  @Override
  boolean fits(long its) {
    return group.isEmpty()
        || (group.size() < bound().elements() && its <= bound().weight() - weight);
  }

  @Override
  boolean put(Object element, long its) {
    boolean first = group.isEmpty();
    if (first) {
      due = clock.nanoTime() + within;
    }
    group.add(element);
    weight += its;
    return first || full();
  }

  private boolean full() {
    return group.size() >= bound().elements() || weight >= bound().weight();
  }

  @Override
  @Nullable Object next(boolean ended, boolean crowded) {
    if (group.isEmpty() || !(ended || crowded || full() || due - clock.nanoTime() <= 0)) {
      return null;
    }
    List<Object> taken = group;
    clear();
    return taken;
  }

  @Override
  Object given(Object taken) {
    return Collections.unmodifiableList((List<?>) taken);
  }

  @Override
  long due() {
    return due;
  }

  @Override
  long held() {
    return group.size();
  }

  @Override
  long heldWeight() {
    return weight;
  }

  @Override
  void clear() {
    group = new ArrayList<>();
    weight = 0;
    due = NEVER;
  }
}
