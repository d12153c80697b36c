package dev.weir.interop;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// A lent stream as a channel: each write is flushed, and closing it closes nothing.
final class StreamChannel implements WritableByteChannel {
  private static final int PIECE_BYTES = 64 << 10;

  private final OutputStream stream;
  private final byte[] piece = new byte[PIECE_BYTES];

  StreamChannel(OutputStream stream) {
    this.stream = stream;
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    int written = 0;
    while (from.hasRemaining()) {
      int length = Math.min(PIECE_BYTES, from.remaining());
      from.get(piece, 0, length);
      stream.write(piece, 0, length);
      written += length;
    }
    stream.flush();
    return written;
  }

  @Override
  public boolean isOpen() {
    return true;
  }

  @Override
  public void close() {}
}
