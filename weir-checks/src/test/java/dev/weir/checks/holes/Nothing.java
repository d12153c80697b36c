package dev.weir.checks.holes;

import dev.weir.Cursor;
import java.io.IOException;

/// What no code should give, and a way to read it all.
final class Nothing {
  private Nothing() {}

  /// A null that the compiler does not see.
  @SuppressWarnings({"NullAway", "TypeParameterUnusedInFormals"})
  static <T> T of() {
    return null;
  }

  /// Reads to the end; gives how many there were.
  static long drain(Cursor<?> cursor) throws IOException, InterruptedException {
    long count = 0;
    while (cursor.read() != null) {
      count++;
    }
    return count;
  }
}
