package dev.weir.interop;

import dev.weir.Bytes;
import dev.weir.Cursor;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.ReadableByteChannel;
import org.jspecify.annotations.Nullable;

/// The bytes of a cursor as a channel.
final class CursorChannel implements ReadableByteChannel {
  private final Cursor<Bytes> cursor;
  private ByteBuffer block = Bytes.EMPTY.buffer();
  private volatile boolean closed;

  CursorChannel(Cursor<Bytes> cursor) {
    this.cursor = cursor;
  }

  @Override
  public int read(ByteBuffer target) throws IOException {
    if (closed) {
      throw new ClosedChannelException();
    }
    if (!target.hasRemaining()) {
      return 0;
    }
    while (!block.hasRemaining()) {
      Bytes next = next();
      if (next == null) {
        return -1;
      }
      block = next.buffer();
    }
    int count = Math.min(block.remaining(), target.remaining());
    target.put(block.slice(block.position(), count));
    block.position(block.position() + count);
    return count;
  }

  private @Nullable Bytes next() throws IOException {
    try {
      return cursor.read();
    } catch (InterruptedException e) {
      throw Failures.interrupted(e);
    }
  }

  @Override
  public boolean isOpen() {
    return !closed;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      cursor.close();
    }
  }
}
