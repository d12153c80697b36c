package dev.weir;

import org.jspecify.annotations.Nullable;

/// The run was over, but a stage ignored both abort and interrupt for the whole grace period. Its
/// thread goes on alone; its stack is this exception's stack.
public final class StuckException extends StreamException {
  private static final long serialVersionUID = 1L;

  /// Names the stage that did not let go.
  ///
  /// @param stage the stage's name
  /// @param index which stage it is, from 1
  /// @param count how many stages there are
  /// @param progress how far the run had come
  /// @param graceMillis how long it was waited for, in milliseconds
  /// @param stack where its thread is
  /// @param cause why the run was over; null if its result was there, and no more was wanted
  public StuckException(
      String stage,
      int index,
      int count,
      Progress progress,
      long graceMillis,
      StackTraceElement[] stack,
      @Nullable Throwable cause) {
    super(
        stage,
        index,
        count,
        progress,
        "still running " + graceMillis + " ms after it was told to stop" + where(stack),
        cause);
    setStackTrace(stack);
  }

  private static String where(StackTraceElement[] stack) {
    return stack.length == 0 ? "" : ", in " + stack[0];
  }
}
