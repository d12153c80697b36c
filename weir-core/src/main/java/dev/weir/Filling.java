package dev.weir;

import java.util.Arrays;

/// A group that is not full yet, within a bound. What is kept is compacted first, and weighed once.
final class Filling<T> {
  private static final int FIRST = 16;
  private static final Object[] NOTHING = {};

  private final Bound bound;
  private Object[] elements = NOTHING;
  private int size;
  private long weight;
  private int expected = FIRST; // as the group before

  Filling(Bound bound) {
    this.bound = bound;
  }

  /// Whether an element of that weight may be added; a heavy one may, if it is alone.
  boolean hasRoom(long more) {
    return size == 0 || (size < bound.elements() && weight <= bound.weight() - more);
  }

  boolean isFull() {
    return size >= bound.elements() || weight >= bound.weight();
  }

  boolean isEmpty() {
    return size == 0;
  }

  long weigh(Object element) {
    return bound.weighed() ? bound.weigh(element) : 0;
  }

  void add(T element, long weighing) {
    if (size == elements.length) {
      long larger = Math.min(bound.elements(), Math.max(expected, 2L * size));
      elements = Arrays.copyOf(elements, (int) larger);
    }
    elements[size++] = element;
    weight += weighing;
  }

  /// What it holds, as a group; it is empty then.
  Group<T> give() {
    expected = Math.max(FIRST, size);
    Object[] given = size == elements.length ? elements : Arrays.copyOf(elements, size);
    clear();
    return new Group<>(given);
  }

  void clear() {
    elements = NOTHING;
    size = 0;
    weight = 0;
  }
}
