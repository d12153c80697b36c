package dev.weir.internal;

/// Throws anything from a method that declares less: a failure passes as what it is, without a
/// wrapper.
public final class Thrown {
  private Thrown() {}

  /// Throws it; declared to return so that a caller can write `throw as(e)`.
  ///
  /// @param failure any
  /// @return never
  public static RuntimeException as(Throwable failure) {
    throw Thrown.<RuntimeException>erased(failure);
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <E extends Throwable> E erased(Throwable failure) throws E {
    throw (E) failure;
  }
}
