package dev.weir;

import java.io.IOException;

/// A writable that can make what was written so far survive this run, before its end.
///
/// @param <T> what it takes
public interface Checkpoint<T> extends Writable<T> {

  /// Blocks until what was written so far survives this run, however it goes on: without an `end()`
  /// that much stays, and nothing of what is written afterwards.
  ///
  /// @throws IOException if that fails; the same failure on every later call
  /// @throws InterruptedException if interrupted while waiting; then it is not sure what survives,
  ///   but not less than what an earlier call made sure of
  void persist() throws IOException, InterruptedException;
}
