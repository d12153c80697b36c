package dev.weir;

/// A step that knows how much of its input it holds back, after a `flush`.
public interface Unspent {

  /// How many bytes at the end of its input have not led to anything yet: another life that is
  /// given these and what follows gives the rest of what this one would give.
  ///
  /// @return at least 0
  long unspent();
}
