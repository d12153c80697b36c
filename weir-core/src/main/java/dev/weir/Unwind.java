package dev.weir;

/// Ends a loop that goes on emitting although it was told that nobody wants more. Counts as
/// success. An error, so that `catch (Exception e)` around an `emit` does not stop it.
final class Unwind extends Error {
  private static final long serialVersionUID = 1L;

  @SuppressWarnings("StaticAssignmentOfThrowable") // it has no stack
  static final Unwind SIGNAL = new Unwind();

  private Unwind() {
    super("nobody wants more", null, false, false);
  }
}
