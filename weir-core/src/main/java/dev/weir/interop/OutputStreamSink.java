package dev.weir.interop;

import dev.weir.AbstractWritable;
import dev.weir.Bytes;
import dev.weir.Sink;
import dev.weir.Writable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/// Streams, given away, that are written into.
record OutputStreamSink(Callable<? extends OutputStream> streams) implements Sink<Bytes> {
  private static final int PIECE_BYTES = 64 << 10;

  @Override
  public Writable<Bytes> open() throws IOException, InterruptedException {
    return new Writing(name(), Failures.opened(streams));
  }

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(PIECE_BYTES);
  }

  private static final class Writing extends AbstractWritable<Bytes> {
    private final OutputStream stream;
    private final Unblocking unblocking;
    private final byte[] piece =
        new byte[PIECE_BYTES]; // the stream may keep or change what it gets

    private Writing(String name, OutputStream stream) {
      this.stream = stream;
      this.unblocking = new Unblocking(name, stream);
    }

    @Override
    protected boolean put(Bytes bytes) throws IOException {
      unblocking.enter();
      try {
        for (int at = 0; at < bytes.length(); at += PIECE_BYTES) {
          int length = Math.min(PIECE_BYTES, bytes.length() - at);
          bytes.copyTo(at, piece, 0, length);
          stream.write(piece, 0, length);
        }
      } finally {
        unblocking.leave();
      }
      return true;
    }

    @Override
    protected void push() throws IOException {
      unblocking.enter();
      try {
        stream.flush();
      } finally {
        unblocking.leave();
      }
    }

    @Override
    protected void complete() throws IOException {
      push();
      unblocking.close();
    }

    @Override
    public void abort() {
      unblocking.abort();
    }

    @Override
    protected void release(boolean complete) throws IOException {
      unblocking.close();
    }
  }
}
