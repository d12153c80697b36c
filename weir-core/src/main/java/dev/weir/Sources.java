package dev.weir;

import java.util.List;

/// Sources of what is there already.
public final class Sources {
  private Sources() {}

  /// A source of nothing.
  ///
  /// @param <T> what it would give
  /// @return the source
  public static <T> Source<T> empty() {
    return new IterableSource<>(List.of());
  }

  /// A source of these elements.
  ///
  /// @param elements none of them null; copied
  /// @param <T> what it gives
  /// @return the source
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Source<T> of(T... elements) {
    return new IterableSource<>(List.of(elements));
  }

  /// A source of what an iterable gives; it is iterated anew for each life.
  ///
  /// @param elements gives no null; if its iterator is `AutoCloseable`, it is closed
  /// @param <T> what it gives
  /// @return the source
  public static <T> Source<T> of(Iterable<? extends T> elements) {
    return new IterableSource<>(elements);
  }
}
