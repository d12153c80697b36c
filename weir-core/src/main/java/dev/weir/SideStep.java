package dev.weir;

import java.io.IOException;

/// A step that also writes into a sink of its own, beside the stream, as `tee` does.
///
/// What it has written there is complete only when the whole run is: so its host ends the side with
/// the run's own sink, when every section has come so far, and not with the step. It closes it
/// last, whatever happened. Without an end the side is abandoned.
///
/// Threads: as a step; [#abortSide()] from anywhere.
///
/// @param <I> what goes in
/// @param <O> what comes out
public interface SideStep<I, O> extends Step<I, O> {

  /// Nothing more will be written to the side: blocks until all of it has come so far that it only
  /// has to be committed, as [Settling#settle()]. `endSide` does it first where nobody has.
  ///
  /// @throws IOException if it could not be completed; that fails the run
  /// @throws InterruptedException if interrupted while waiting
  default void settleSide() throws IOException, InterruptedException {}

  /// The run is whole: completes and commits what was written to the side. Called at most once,
  /// after the last call of `take`, `more` or `finish`.
  ///
  /// @return false if there was nothing to commit, because it had been abandoned before
  /// @throws IOException if it could not be completed; that fails the run
  /// @throws InterruptedException if interrupted while waiting
  boolean endSide() throws IOException, InterruptedException;

  /// Releases the side; without an end it is abandoned. Idempotent; after `close`.
  ///
  /// @throws IOException if that fails
  void closeSide() throws IOException;

  /// Makes a write to the side that waits throw soon. From any thread; never blocks; must not
  /// throw.
  void abortSide();
}
