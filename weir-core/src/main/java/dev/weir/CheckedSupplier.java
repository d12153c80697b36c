package dev.weir;

import org.jspecify.annotations.Nullable;

/// A supplier that may throw anything.
///
/// @param <O> what comes out
@FunctionalInterface
public interface CheckedSupplier<O extends @Nullable Object> {

  /// Supplies it.
  ///
  /// @return the result; null only where whoever takes the supplier says what that means
  /// @throws Exception if it fails
  O get() throws Exception;
}
