package dev.weir;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;

/// The for-loop's view of a cursor; reads one element ahead, and only when asked whether there is
/// one.
class CursorIterator<T> implements Iterator<T> {
  private final Cursor<T> cursor;
  private @Nullable T ahead;

  CursorIterator(Cursor<T> cursor) {
    this.cursor = cursor;
  }

  @Override
  public boolean hasNext() {
    if (ahead == null) {
      ahead = read();
    }
    return ahead != null;
  }

  @Override
  public T next() {
    T element = ahead == null ? read() : ahead;
    ahead = null;
    if (element == null) {
      throw new NoSuchElementException();
    }
    return element;
  }

  /// Whether it has read what the next call of [#next()] gives.
  final boolean holding() {
    return ahead != null;
  }

  private @Nullable T read() {
    try {
      return cursor.read();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      var interrupted = new InterruptedIOException("interrupted while reading");
      interrupted.initCause(e);
      throw new UncheckedIOException(interrupted);
    }
  }
}
