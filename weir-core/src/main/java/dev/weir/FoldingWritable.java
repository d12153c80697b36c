package dev.weir;

/// A writable that does nothing with an element but to make a new value of it and the value so far,
/// so that whoever writes to it may do that in its place.
///
/// @param <T> what it takes
/// @param <R> what it makes
public interface FoldingWritable<T, R> extends Writable<T> {

  /// Makes the new value.
  ///
  /// @return of the value so far and an element
  CheckedBiFunction<? super R, ? super T, ? extends R> function();

  /// The value so far.
  ///
  /// @return as it was made last
  R value();

  /// Takes a value that was made by [#function()]; by the writing thread.
  ///
  /// @param value the value so far
  void value(R value);
}
