package dev.weir;

/// A function of two values that may throw anything.
///
/// @param <A> the first
/// @param <B> the second
/// @param <R> the result
@FunctionalInterface
public interface CheckedBiFunction<A, B, R> {

  /// Applies it.
  ///
  /// @param first the first value
  /// @param second the second value
  /// @return the result
  /// @throws Exception if it fails
  R apply(A first, B second) throws Exception;
}
