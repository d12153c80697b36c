package dev.weir;

import java.io.IOException;

/// Where a step or a producer puts its results.
///
/// A failure that has come out of a call here is sticky: every later call throws it again, and the
/// run fails with it even if the caller caught it.
///
/// @param <T> what it takes
public interface Emitter<T> {

  /// Hands an element on; blocks until there is room for it.
  ///
  /// @param element not null; the giver must not change it afterwards
  /// @return false if nobody wants more, ever: the caller should return. One that emits again all
  ///   the same is unwound, which counts as success
  /// @throws IOException if something downstream failed, or the run was cancelled
  /// @throws InterruptedException if interrupted while waiting for room
  boolean emit(T element) throws IOException, InterruptedException;

  /// Asks whether to return now and keep the rest for [Step#more(Emitter)].
  ///
  /// @return true: return now
  boolean pause();

  /// Whether what was emitted last has been used up, so that its giver, who alone may ask, may
  /// change its memory and emit it anew: behind it is a [ConsumingWritable], or a [CodecStep] that
  /// has given all of it. To be asked after each `emit`.
  ///
  /// @return false if somebody may still have it
  default boolean consumed() {
    return false;
  }

  /// Says that this step wants no more input. What it has emitted, and emits in `finish`, still
  /// counts.
  void done();
}
