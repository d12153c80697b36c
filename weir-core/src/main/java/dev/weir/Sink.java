package dev.weir;

import java.io.IOException;

/// Where elements go: a value that can be opened.
///
/// @param <T> what it takes
@FunctionalInterface
public interface Sink<T> extends Stage {

  /// Opens it: all or nothing. When it throws, nothing stays open.
  ///
  /// @return a live writable, owned by the caller, who must close it
  /// @throws IOException if it cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  Writable<T> open() throws IOException, InterruptedException;

  /// What the world sees of a run that did not come to its end.
  ///
  /// @return [Ending#AS_WRITTEN] unless the sink promises more
  default Ending ending() {
    return Ending.AS_WRITTEN;
  }

  /// Whether what it opens is a [Checkpoint], so that a run can make sure of what was written
  /// before its end.
  ///
  /// @return false unless the sink says so
  default boolean persists() {
    return false;
  }
}
