package dev.weir.pipeline;

import java.io.IOException;
import java.util.concurrent.Callable;

/// Exceptions of the machine, as what the public methods declare.
final class Outcomes {
  private Outcomes() {}

  /// Calls something whose exceptions are of the kinds that a run throws.
  static <R> R thrownBy(Callable<R> call) throws IOException, InterruptedException {
    try {
      return call.call();
    } catch (IOException | InterruptedException | RuntimeException e) {
      throw e;
    } catch (Exception e) {
      throw new AssertionError("the outcome of a run is one of these", e);
    }
  }
}
