package dev.weir;

/// An action that may throw anything.
///
/// @param <T> what it acts on
@FunctionalInterface
public interface CheckedConsumer<T> {

  /// Acts on a value.
  ///
  /// @param value not null
  /// @throws Exception if it fails
  void accept(T value) throws Exception;
}
