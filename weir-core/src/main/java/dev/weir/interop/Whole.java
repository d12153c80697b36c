package dev.weir.interop;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.function.BooleanSupplier;

/// A user's code that writes a whole.
@FunctionalInterface
interface Whole {

  /// Writes all of it.
  void write() throws Exception;

  /// Runs it; what it throws comes out as it is, unless nobody wants any more.
  ///
  /// @param wanted false when the far side wants no more, which is no failure
  static void run(Whole body, BooleanSupplier wanted) throws IOException, InterruptedException {
    try {
      body.write();
    } catch (InterruptedIOException e) {
      if (e.getCause() instanceof InterruptedException) {
        throw Failures.interruption(e);
      }
      throw e;
    } catch (Exception e) {
      if (wanted.getAsBoolean()) {
        throw Failures.sneaky(e);
      }
    }
  }
}
