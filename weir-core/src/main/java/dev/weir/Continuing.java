package dev.weir;

/// A transform of bytes that can go on behind a part of its input, given where that part ended and,
/// again, what was held back of it.
///
/// Its steps are [Unspent].
///
/// @param <O> what comes out
public interface Continuing<O> extends Transform<Bytes, O> {

  /// The same, for an input of which a beginning was dealt with in another life.
  ///
  /// @param position how many bytes of the input that was; at least 0
  /// @return a transform of what follows, which counts from there in what it says
  Transform<Bytes, O> continuedAt(long position);
}
