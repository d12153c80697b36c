package dev.weir;

import java.io.IOException;

/// An emitter that takes several elements in one call, where nobody can see the difference.
///
/// For steps that have many small elements at once, such as the lines of a block; the emitter that
/// a step is given may be one. What it takes in one call is counted, and read, as so many elements.
///
/// @param <T> what is emitted
public interface BatchEmitter<T> extends Emitter<T> {

  /// How many elements may be given in one call now.
  ///
  /// @return less than 2 if each has to be emitted by itself, after asking [#pause()]
  int room();

  /// Emits elements, in order. Waits as [#emit] does.
  ///
  /// @param elements none of them null; the array stays the caller's
  /// @param count how many of them, at most [#room()]
  /// @param bytes about how much memory they take
  /// @return false if nobody wants more, ever
  /// @throws IOException if what is behind fails
  /// @throws InterruptedException if interrupted while waiting
  boolean emitAll(Object[] elements, int count, long bytes)
      throws IOException, InterruptedException;
}
