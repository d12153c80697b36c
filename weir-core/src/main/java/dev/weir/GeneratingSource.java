package dev.weir;

import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// What a supplier gives.
record GeneratingSource<T>(CheckedSupplier<? extends @Nullable T> supplier) implements Source<T> {

  @Override
  public Cursor<T> open() {
    return new FunctionCursor<>() {
      @Override
      @Nullable T call() throws Exception {
        return supplier.get();
      }
    };
  }

  @Override
  public String name() {
    return "generate";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }
}
