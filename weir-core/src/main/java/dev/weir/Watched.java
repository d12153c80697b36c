package dev.weir;

import org.jspecify.annotations.Nullable;

/// A step whose run looks at it from time to time, from outside, to see whether something is
/// overdue.
///
/// Threads: one at a time, never the step's own.
interface Watched {

  /// Looks at it.
  ///
  /// @param paused whether the run is held, so that nothing can come
  /// @return what is overdue, as the failure of this step, once; null if nothing is
  @Nullable Exception overdue(boolean paused);
}
