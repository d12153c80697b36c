package dev.weir;

import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// A cursor that keeps the common rules: null for ever after the end, the same failure for ever
/// after a failure, one iterator, close once.
///
/// An interruption is not a failure: the next call tries again.
///
/// @param <T> what it gives
public abstract class AbstractCursor<T> implements Cursor<T> {
  private @Nullable Throwable failure; // written by the reading thread
  private boolean ended;
  private boolean closed;
  private boolean iterated;

  /// For subclasses.
  protected AbstractCursor() {}

  /// Gives the next element, or null at the verified end. Not called again after null or a failure,
  /// nor after close.
  ///
  /// @return the element, or null at the end
  /// @throws IOException if the source fails
  /// @throws InterruptedException if interrupted while waiting
  protected abstract @Nullable T next() throws IOException, InterruptedException;

  /// Releases what is held. Called once.
  ///
  /// @throws IOException if that fails
  protected abstract void release() throws IOException;

  @Override
  public final @Nullable T read() throws IOException, InterruptedException {
    if (over()) {
      return null;
    }
    try {
      T element = next();
      if (element == null) {
        ended = true; // the only store, so that reading writes to no shared line
      }
      return element;
    } catch (Throwable e) {
      throw failing(e);
    }
  }

  /// Whether it has ended; throws what it has failed with.
  final boolean over() throws IOException {
    if (failure != null) {
      throw Sneaky.rethrow(failure);
    }
    if (!ended && closed) {
      throw new IOException("read after close");
    }
    return ended;
  }

  /// `next` has given null.
  final void end() {
    ended = true;
  }

  /// `next` has thrown.
  final RuntimeException failing(Throwable e) {
    if (!(e instanceof InterruptedException)) {
      failure = e;
    }
    throw Sneaky.rethrow(e);
  }

  @Override
  public final Iterator<T> iterator() {
    if (iterated) {
      throw new IllegalStateException("a cursor has one iterator, and it is taken already");
    }
    iterated = true;
    return newIterator();
  }

  Iterator<T> newIterator() {
    return new CursorIterator<>(this);
  }

  @Override
  public final void close() throws IOException {
    if (!closed) {
      closed = true;
      release();
    }
  }
}
