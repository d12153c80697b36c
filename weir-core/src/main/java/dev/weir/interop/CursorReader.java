package dev.weir.interop;

import dev.weir.Cursor;
import java.io.IOException;
import java.io.Reader;
import java.util.Objects;

/// The text of a cursor as a reader.
final class CursorReader extends Reader {
  private final Cursor<? extends CharSequence> cursor;
  private CharSequence piece = "";
  private int at; // in the piece
  private boolean closed;

  CursorReader(Cursor<? extends CharSequence> cursor) {
    this.cursor = cursor;
  }

  @Override
  public int read(char[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, piece.length() - at);
    piece.getChars(at, at + count, target, offset);
    at += count;
    return count;
  }

  /// Sees to it that there is a character to give; false at the end.
  private boolean fill() throws IOException {
    if (closed) {
      throw new IOException("read after close");
    }
    while (at == piece.length()) {
      CharSequence next;
      try {
        next = cursor.read();
      } catch (InterruptedException e) {
        throw Failures.interrupted(e);
      }
      at = 0;
      piece = next == null ? "" : next;
      if (next == null) {
        return false;
      }
    }
    return true;
  }

  /// Whether a piece is not yet read to its end.
  @Override
  public boolean ready() {
    return at < piece.length();
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      piece = "";
      at = 0;
      cursor.close();
    }
  }
}
