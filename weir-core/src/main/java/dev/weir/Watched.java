package dev.weir;

import org.jspecify.annotations.Nullable;

/// A step, or a writable, that its run looks at from time to time, from outside: it may have
/// failed, or something in it may be overdue, while its own thread waits for something else.
///
/// Threads: one at a time, never its own; must not block.
public interface Watched {

  /// Looks at it.
  ///
  /// @param paused whether the run is held, so that nothing can come
  /// @return what has failed or is overdue, as its failure; null if nothing is
  @Nullable Throwable overdue(boolean paused);

  /// Whether it has come to want no more since it was written to. Asked of writables only.
  ///
  /// @return true if every later write would give false
  default boolean unwanted() {
    return false;
  }

  /// Looks at something that may be one.
  ///
  /// @param end any
  /// @param paused whether the run is held
  /// @return its failure; null if there is none
  static @Nullable Throwable overdue(Object end, boolean paused) {
    return end instanceof Watched watched ? watched.overdue(paused) : null;
  }
}
