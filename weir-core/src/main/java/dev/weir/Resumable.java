package dev.weir;

import java.io.IOException;

/// A source that can go on where an earlier life of it has stopped.
///
/// The cursor that [#open()] gives is a [ResumableCursor] as well, where the thing behind it has
/// positions: a file has, a FIFO has none.
///
/// @param <T> what it gives
/// @param <P> a position: immutable, with `equals`, good as long as the thing behind it stays the
///   same
public interface Resumable<T, P> extends Source<T> {

  /// Opens it behind the element that was the last one when the position was taken: all or nothing.
  ///
  /// @param position of a cursor of an equal source, in this process or an earlier one
  /// @return a live cursor, owned by the caller, who must close it
  /// @throws IOException if it cannot be opened, or has no such position; nothing stays open
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  ResumableCursor<T, P> openAt(P position) throws IOException, InterruptedException;

  /// This source, beginning at a position: what a run that goes on begins with.
  ///
  /// @param position of a cursor of an equal source, in this process or an earlier one
  /// @return a source, which opens as [#openAt(Object)] does
  default Resumable<T, P> from(P position) {
    return new ResumedSource<>(this, position);
  }
}
