package dev.weir;

import org.jspecify.annotations.Nullable;

/// A function that may throw anything.
///
/// @param <I> what goes in
/// @param <O> what comes out
@FunctionalInterface
public interface CheckedFunction<I, O extends @Nullable Object> {

  /// Applies it.
  ///
  /// @param value not null
  /// @return the result; null only where whoever takes the function says what that means
  /// @throws Exception if it fails
  O apply(I value) throws Exception;
}
