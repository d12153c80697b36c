package dev.weir;

import java.io.Closeable;
import java.io.IOException;

/// A sink that is open: write, end, close.
///
/// Threads: one at a time; only [#abort()] may be called from another while a call is running.
/// [AbstractWritable] keeps the rules that every writable has in common.
///
/// @param <T> what it takes
public interface Writable<T> extends Closeable {

  /// Writes an element; blocks until there is room for it.
  ///
  /// @param element not null; the giver must not change it afterwards
  /// @return false if the far side wants no more, which is no failure (`| head`)
  /// @throws IOException if the sink failed; the same failure on every later call
  /// @throws InterruptedException if interrupted while waiting; the element was not taken
  boolean write(T element) throws IOException, InterruptedException;

  /// Blocks until nothing that was written waits inside Weir any more.
  ///
  /// @throws IOException if that fails
  /// @throws InterruptedException if interrupted while waiting
  void flush() throws IOException, InterruptedException;

  /// Completes and commits what was written. The last call that may fail the run.
  ///
  /// @throws IOException if it could not be completed; then nothing is committed
  /// @throws InterruptedException if interrupted while waiting; then nothing is committed
  void end() throws IOException, InterruptedException;

  /// Releases what it holds. Idempotent. Without `end()`: abandoned, and a sink that is
  /// [Ending#AT_END] leaves nothing.
  ///
  /// @throws IOException if releasing failed; it counts as released
  @Override
  void close() throws IOException;

  /// Makes a blocked call throw soon. From any thread; never blocks. The writable still has to be
  /// closed by its own thread.
  default void abort() {}
}
