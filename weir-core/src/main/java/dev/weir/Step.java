package dev.weir;

import java.io.Closeable;
import java.io.IOException;

/// A transform that is open: it takes one element at a time and emits any number.
///
/// Calls never overlap, though they may come from different threads one after another. `finish` is
/// called at most once, `close` exactly once and last.
///
/// A step that can give more than one element for one call should ask [Emitter#pause()] before
/// each: when that says true it returns, keeps the rest, and goes on in [#more(Emitter)]. In a
/// pushed section `pause` is always false; in a for-loop it is what keeps expansion in bounds
/// without a thread.
///
/// @param <I> what goes in
/// @param <O> what comes out
public interface Step<I, O> extends Closeable {

  /// Takes one element. Not called again after the step said [Emitter#done()], nor while it has
  /// more to give after a pause.
  ///
  /// @param in the element
  /// @param out where results go; valid during this call
  /// @throws Exception if the step fails; that fails the run
  void take(I in, Emitter<? super O> out) throws Exception;

  /// Goes on after a pause.
  ///
  /// @param out where results go; valid during this call
  /// @return true if there is still more
  /// @throws Exception if the step fails
  default boolean more(Emitter<? super O> out) throws Exception {
    return false;
  }

  /// Emits what is held back and can be given now.
  ///
  /// @param out where results go; valid during this call
  /// @return true if nothing that was taken so far is held back any more
  /// @throws Exception if the step fails
  default boolean flush(Emitter<? super O> out) throws Exception {
    return false;
  }

  /// The input ended whole: emits the rest. May pause; then [#more(Emitter)] is called.
  ///
  /// @param out where results go; valid during this call
  /// @throws Exception if the step fails, for instance because its input was cut off
  default void finish(Emitter<? super O> out) throws Exception {}

  /// Releases what the step holds, whatever happened before.
  ///
  /// @throws IOException if that fails
  @Override
  default void close() throws IOException {}
}
