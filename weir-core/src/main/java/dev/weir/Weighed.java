package dev.weir;

/// An element that says how much memory it keeps alive, so that a boundary in bytes counts it as
/// what it is. What is neither this, nor [Bytes], nor a text counts as [Bound#MIN_WEIGHT].
public interface Weighed {

  /// How much memory this keeps alive, roughly; it does not change.
  ///
  /// @return bytes of heap, at least 0
  long weight();
}
