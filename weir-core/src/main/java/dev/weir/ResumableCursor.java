package dev.weir;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A cursor that knows where it stands.
///
/// Threads: as reading.
///
/// @param <T> what it gives
/// @param <P> a position
public interface ResumableCursor<T, P> extends Cursor<T> {

  /// Where it stands: behind the last element that a read has given. After a failed or an
  /// interrupted read it is what it was before; it may be asked for until the cursor is closed.
  ///
  /// @return to be given to [Resumable#openAt(Object)]
  P position();

  /// The position that is so many bytes before another.
  ///
  /// @param position one that this cursor had
  /// @param bytes at least 0
  /// @return null if this does not count bytes
  default @Nullable P before(P position, long bytes) {
    return null;
  }

  /// Tells the far side that everything before a position has been dealt with, so that it need not
  /// be kept, nor given again after a restart. Does nothing where the far side keeps no such thing,
  /// as a file does not; then it is for the caller to keep the position.
  ///
  /// @param position one that this cursor had, not before one that was committed already
  /// @throws IOException if it could not be told
  /// @throws InterruptedException if interrupted while waiting
  default void commit(P position) throws IOException, InterruptedException {}
}
