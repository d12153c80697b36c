package dev.weir;

/// A test that may throw anything.
///
/// @param <T> what is tested
@FunctionalInterface
public interface CheckedPredicate<T> {

  /// Tests it.
  ///
  /// @param value not null
  /// @return whether it passes
  /// @throws Exception if it fails
  boolean test(T value) throws Exception;
}
