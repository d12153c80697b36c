package dev.weir;

import java.io.Closeable;
import java.io.IOException;
import java.util.Iterator;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A source that is open: read until null, then close.
///
/// Threads: one at a time; only [#abort()] may be called from another while a call is running.
/// [AbstractCursor] keeps the rules that every cursor has in common.
///
/// @param <T> what it gives
public interface Cursor<T> extends Iterable<T>, Closeable {

  /// The next element; blocks until there is one.
  ///
  /// @return the element, or null when the source came to its end whole and verified; null again on
  ///   every later call
  /// @throws IOException if the source fails or was cut off; the same failure on every later call
  /// @throws InterruptedException if interrupted while waiting; no element was lost
  @Nullable T read() throws IOException, InterruptedException;

  /// The elements for a for-loop. A failure comes out of it as `UncheckedIOException`; an
  /// interruption too, with an `InterruptedIOException` inside and the thread's interrupt status
  /// set.
  ///
  /// @return the one iterator of this cursor
  /// @throws IllegalStateException on the second call
  @Override
  Iterator<T> iterator();

  /// Releases what it holds. Idempotent. Before null was read it means that no more is wanted,
  /// which is no failure.
  ///
  /// @throws IOException if releasing failed; it counts as released
  @Override
  void close() throws IOException;

  /// Makes a blocked [#read()] throw soon. From any thread; never blocks. The cursor still has to
  /// be closed by its own thread.
  default void abort() {}

  /// How much there is in all, where that is known at opening: bytes of a `Cursor<Bytes>`, else
  /// elements. A hint for progress, not a promise.
  ///
  /// @return the size; empty if unknown
  default OptionalLong size() {
    return OptionalLong.empty();
  }
}
