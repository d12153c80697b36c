package dev.weir;

/// Transforms that leave out what has come before: anywhere, within a limit, or just before.
///
/// Elements and keys are compared by `equals` and `hashCode`. Keys that are kept are compacted
/// first.
public final class Distinct {
  private Distinct() {}

  /// Emits each element that has not come before, at once; waits where downstream waits; ends with
  /// its input; when downstream wants no more, it is closed. Keeps each element that it has
  /// emitted; one more than `max` fails with a [LimitException].
  ///
  /// @param max the most different elements, at least 1
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if `max` is out of range
  public static <T> Transform<T, T> of(int max) {
    return by(max, element -> element);
  }

  /// As [#of(int)], with a limit in weight too: that of the elements, and 48 bytes for the place of
  /// each.
  ///
  /// @param max the most different elements, and their weight
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> of(Bound max) {
    return by(max, element -> element);
  }

  /// Emits each element whose key has not come before, at once; waits where downstream waits; ends
  /// with its input; when downstream wants no more, it is closed. Keeps each key; one more than
  /// `max` fails with a [LimitException].
  ///
  /// @param max the most different keys, at least 1
  /// @param key gives an element's key, not null; called once for each element
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if `max` is out of range
  public static <T> Transform<T, T> by(int max, CheckedFunction<? super T, ?> key) {
    if (max < 1) {
      throw new IllegalArgumentException("distinct needs a limit of at least 1: " + max);
    }
    return by(Bound.elements(max), key);
  }

  /// As [#by(int, CheckedFunction)], with a limit in weight too: that of the keys, and 48 bytes for
  /// the place of each.
  ///
  /// @param max the most different keys, and their weight
  /// @param key gives an element's key, not null; called once for each element
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> by(Bound max, CheckedFunction<? super T, ?> key) {
    return new Distinguishing<>(max, key);
  }

  /// Emits each element that differs from the one before it, at once, as `uniq` does; waits where
  /// downstream waits; ends with its input; when downstream wants no more, it is closed. Keeps one
  /// element, the last.
  ///
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> neighbours() {
    return neighboursBy(element -> element);
  }

  /// Emits each element whose key differs from that of the one before it, at once; waits where
  /// downstream waits; ends with its input; when downstream wants no more, it is closed. Keeps one
  /// key, the last.
  ///
  /// @param key gives an element's key, not null; called once for each element
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> neighboursBy(CheckedFunction<? super T, ?> key) {
    return new Deduping<>(key);
  }
}
