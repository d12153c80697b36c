package dev.weir.interop;

import dev.weir.Bytes;
import dev.weir.Cursor;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// The bytes of a cursor as a stream.
final class CursorInputStream extends InputStream {
  private final Cursor<Bytes> cursor;
  private Bytes block = Bytes.EMPTY;
  private int at; // in the block
  private boolean closed;

  CursorInputStream(Cursor<Bytes> cursor) {
    this.cursor = cursor;
  }

  @Override
  public int read() throws IOException {
    return fill() ? block.get(at++) & 0xFF : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, block.length() - at);
    block.copyTo(at, target, offset, count);
    at += count;
    return count;
  }

  @Override
  public long skip(long count) throws IOException {
    long skipped = 0;
    while (skipped < count && fill()) {
      int some = (int) Math.min(count - skipped, block.length() - at);
      at += some;
      skipped += some;
    }
    return skipped;
  }

  /// Sees to it that there is a byte to give; false at the end.
  private boolean fill() throws IOException {
    if (closed) {
      throw new IOException("read after close");
    }
    while (at == block.length()) {
      Bytes next;
      try {
        next = cursor.read();
      } catch (InterruptedException e) {
        throw Failures.interrupted(e);
      }
      at = 0;
      block = next == null ? Bytes.EMPTY : next;
      if (next == null) {
        return false;
      }
    }
    return true;
  }

  /// What is left of the block that was read last; never waits.
  @Override
  public int available() {
    return block.length() - at;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      block = Bytes.EMPTY;
      at = 0;
      cursor.close();
    }
  }
}
