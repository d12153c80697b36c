package dev.weir;

import java.io.IOException;
import java.util.OptionalLong;

/// Emits each element after it was written to a sink beside the stream as well; so it waits for
/// both. That sink is opened with the step and ended with the run: it has everything that went
/// through, or it shows nothing. When it wants no more, the stream goes on without it; when
/// downstream wants no more, it has what downstream has had.
///
/// Run as a part of a pipeline. Another host of its step sees to the side itself: see [SideStep].
///
/// @param side takes the same elements
/// @param failing what becomes of the stream when the side fails
/// @param <T> what goes through
public record Tee<T>(Sink<? super T> side, Failing failing) implements Transform<T, T>, Siding {

  /// What becomes of the stream when the side fails.
  public enum Failing {
    /// The run fails.
    FAIL,
    /// The side is abandoned, the stream goes on, and the step reports what happened.
    DETACH
  }

  /// A tee whose failure is the run's.
  ///
  /// @param side takes the same elements
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Tee<T> to(Sink<? super T> side) {
    return new Tee<>(side, Failing.FAIL);
  }

  /// The same, which the stream survives.
  ///
  /// @return the transform
  public Tee<T> detaching() {
    return new Tee<>(side, Failing.DETACH);
  }

  @Override
  public Step<T, T> open() throws IOException {
    try {
      return new Teeing<>(side.open(), failing);
    } catch (InterruptedException e) {
      throw Sneaky.rethrow(e);
    }
  }

  @Override
  public Ending sideEnding() {
    return side.ending();
  }

  @Override
  public String name() {
    return "tee " + side.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return side.heldBytes();
  }

  @Override
  public long nativeBytes() {
    return side.nativeBytes();
  }
}
