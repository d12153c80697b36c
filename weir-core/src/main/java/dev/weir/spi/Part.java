package dev.weir.spi;

import dev.weir.Bound;
import dev.weir.Transform;

/// What a verb adds to a pipeline.
public sealed interface Part {

  /// A step in the thread of what is before it.
  ///
  /// @param transform what elements go through
  record Through(Transform<?, ?> transform) implements Part {}

  /// A thread boundary.
  ///
  /// @param bound how much it holds
  record Buffer(Bound bound) implements Part {}
}
