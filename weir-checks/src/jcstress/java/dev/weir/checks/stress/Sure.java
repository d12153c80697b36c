package dev.weir.checks.stress;

import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// An actor may not throw a checked exception: what must not fail is called through this.
public final class Sure {
  private Sure() {}

  /// Something that gives nothing.
  @FunctionalInterface
  public interface Action {

    /// Does it.
    ///
    /// @throws Exception which is an error of the proof
    void run() throws Exception;
  }

  /// The value of a call that must not fail.
  ///
  /// @param call what is called
  /// @param <T> what it gives
  /// @return what it gave
  public static <T extends @Nullable Object> T of(Callable<T> call) {
    try {
      return call.call();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }

  /// Does what must not fail.
  ///
  /// @param action what is done
  public static void run(Action action) {
    try {
      action.run();
    } catch (Exception e) {
      throw new AssertionError(e);
    }
  }
}
