package dev.weir;

/// Sinks that need nothing from outside.
public final class Sinks {
  private Sinks() {}

  /// Takes everything and keeps nothing.
  ///
  /// @param <T> what it takes
  /// @return the sink
  public static <T> Sink<T> discard() {
    return new Discarding<>();
  }

  /// Calls a consumer with each element.
  ///
  /// @param consumer its calls never overlap in one life
  /// @param <T> what it takes
  /// @return the sink
  public static <T> Sink<T> forEach(CheckedConsumer<? super T> consumer) {
    return new ConsumerSink<>(consumer);
  }
}
