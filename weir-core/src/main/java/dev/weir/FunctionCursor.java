package dev.weir;

import org.jspecify.annotations.Nullable;

/// A cursor that holds nothing but a function.
abstract class FunctionCursor<T> extends AbstractCursor<T> {

  /// The next element; null at the end.
  abstract @Nullable T call() throws Exception;

  @Override
  protected final @Nullable T next() {
    try {
      return call();
    } catch (Exception e) {
      throw Sneaky.rethrow(e);
    }
  }

  @Override
  protected void release() {}
}
