package dev.weir.internal;

import org.jspecify.annotations.Nullable;

/// Ends a producer's loop that goes on emitting although nobody wants more. An error, so that
/// `catch (Exception e)` around an `emit` does not stop it.
final class Unwound extends Error {
  private static final long serialVersionUID = 1L;

  Unwound() {
    super("nobody wants more", null, false, false);
  }

  static boolean isOne(Throwable failure) {
    @Nullable Throwable e = failure;
    for (int depth = 0; e != null && depth < 16; depth++) {
      if (e instanceof Unwound) {
        return true;
      }
      e = e.getCause();
    }
    return false;
  }
}
