package dev.weir;

/// A function that may throw anything.
///
/// @param <I> what goes in
/// @param <O> what comes out
@FunctionalInterface
public interface CheckedFunction<I, O> {

  /// Applies it.
  ///
  /// @param value not null
  /// @return the result, not null
  /// @throws Exception if it fails
  O apply(I value) throws Exception;
}
