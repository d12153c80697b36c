package dev.weir;

/// Throws anything from anywhere: a failure passes user code as what it is, without a wrapper.
final class Sneaky {
  private Sneaky() {}

  /// Throws `failure`; declared to return it so that a caller can write `throw rethrow(e)`.
  static RuntimeException rethrow(Throwable failure) {
    throw Sneaky.<RuntimeException>as(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E as(Throwable failure) throws E {
    throw (E) failure;
  }
}
