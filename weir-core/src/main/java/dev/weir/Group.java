package dev.weir;

import java.util.AbstractList;
import java.util.RandomAccess;

/// The elements of a group: a list that nobody can change, and that weighs what they weigh.
final class Group<T> extends AbstractList<T> implements RandomAccess, Weighed {
  private final Object[] elements;

  /// Keeps the array.
  Group(Object[] elements) {
    this.elements = elements;
  }

  @Override
  @SuppressWarnings("unchecked") // only elements of T are put in
  public T get(int index) {
    return (T) elements[index];
  }

  @Override
  public int size() {
    return elements.length;
  }

  @Override
  public long weight() {
    long weight = Bound.MIN_WEIGHT;
    for (Object element : elements) {
      weight += Math.max(Bound.MIN_WEIGHT, Bound.estimate(element));
    }
    return weight;
  }
}
