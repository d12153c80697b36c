package dev.weir.testkit;

/// Throws anything from anywhere, as user code in other languages may.
final class Throwing {
  private Throwing() {}

  /// Throws `failure`; declared to return it so that a caller can write `throw rethrow(e)`.
  static RuntimeException rethrow(Throwable failure) {
    throw Throwing.<RuntimeException>as(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E as(Throwable failure) throws E {
    throw (E) failure;
  }
}
