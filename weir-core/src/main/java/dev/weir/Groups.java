package dev.weir;

import java.util.List;

/// Transforms that put neighbours together in lists: by number or weight, in windows, by key.
///
/// Each list is unmodifiable, has at least one element, and is the taker's own; in a boundary it
/// weighs what its elements weigh. What waits for its group is compacted first. Elements keep their
/// order, within a list and from list to list.
public final class Groups {
  private Groups() {}

  /// Emits each n elements as a list, as soon as the last of them has come, and what is left when
  /// the input has ended whole. Waits where downstream waits; when downstream wants no more, what
  /// is left is dropped. Holds less than n elements.
  ///
  /// @param n how many, at least 1
  /// @param <T> what goes in
  /// @return the transform
  /// @throws IllegalArgumentException if `n` is less than 1
  public static <T> Transform<T, List<T>> of(int n) {
    if (n < 1) {
      throw new IllegalArgumentException("a group needs at least 1 element: " + n);
    }
    return of(Bound.elements(n));
  }

  /// Emits elements as lists that keep within a bound: a list goes out as soon as it is full, or
  /// with the element that would make it too heavy, which begins the next one. One element heavier
  /// than the whole bound goes alone. What is left goes out when the input has ended whole. Waits
  /// where downstream waits; when downstream wants no more, what is left is dropped. Holds no more
  /// than the bound says.
  ///
  /// @param bound the most elements of a list, and their weight
  /// @param <T> what goes in
  /// @return the transform
  public static <T> Transform<T, List<T>> of(Bound bound) {
    return new Grouping<>(bound);
  }

  /// Emits windows: n elements each, each window beginning `step` elements behind the one before. A
  /// window goes out as soon as its last element has come. When the input has ended whole and its
  /// last elements have been in no window, a last, shorter one goes out with them; so no element is
  /// left out unless `step` is larger than n. Waits where downstream waits; when downstream wants
  /// no more, it is closed. Holds less than n elements.
  ///
  /// @param n how many in a window, at least 1
  /// @param step how far a window is behind the one before, in elements, at least 1
  /// @param <T> what goes in
  /// @return the transform
  /// @throws IllegalArgumentException if a number is less than 1
  public static <T> Transform<T, List<T>> sliding(int n, int step) {
    return new Sliding<>(n, step);
  }

  /// Emits neighbours with equal keys as one list, when one with another key has come or the input
  /// has ended whole. Waits where downstream waits; when downstream wants no more, what is left is
  /// dropped. Holds one chunk and its key; a chunk that would be larger fails with a
  /// [LimitException], because a part of it would look like all of it.
  ///
  /// @param max the most elements of a chunk, at least 1
  /// @param key gives an element's key, not null, with `equals`; called once for each element
  /// @param <T> what goes in
  /// @return the transform
  /// @throws IllegalArgumentException if `max` is less than 1
  public static <T> Transform<T, List<T>> chunkBy(int max, CheckedFunction<? super T, ?> key) {
    if (max < 1) {
      throw new IllegalArgumentException("a chunk needs at least 1 element: " + max);
    }
    return chunkBy(Bound.elements(max), key);
  }

  /// As [#chunkBy(int, CheckedFunction)], with a limit in weight too.
  ///
  /// @param max the most elements of a chunk, and their weight; one element alone may be heavier
  /// @param key gives an element's key, not null, with `equals`; called once for each element
  /// @param <T> what goes in
  /// @return the transform
  public static <T> Transform<T, List<T>> chunkBy(Bound max, CheckedFunction<? super T, ?> key) {
    return new Chunking<>(max, key);
  }
}
