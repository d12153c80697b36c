package dev.weir.bench;

import java.util.AbstractList;
import java.util.List;
import java.util.RandomAccess;

/// A short array as a long list: its elements, some times over.
final class Repeated extends AbstractList<Long> implements RandomAccess {
  private final Long[] elements;
  private final int times;

  private Repeated(Long[] elements, int times) {
    this.elements = elements;
    this.times = times;
  }

  /// @param elements their number is a power of two
  static List<Long> of(Long[] elements, int times) {
    return new Repeated(elements, times);
  }

  @Override
  public Long get(int index) {
    return elements[index & (elements.length - 1)];
  }

  @Override
  public int size() {
    return elements.length * times;
  }
}
