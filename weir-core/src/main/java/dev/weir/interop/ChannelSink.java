package dev.weir.interop;

import dev.weir.AbstractWritable;
import dev.weir.Bytes;
import dev.weir.Sink;
import dev.weir.Writable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.OptionalLong;
import java.util.concurrent.Callable;

/// Channels, given away, that are written into.
record ChannelSink(Callable<? extends WritableByteChannel> channels) implements Sink<Bytes> {
  private static final int PIECE_BYTES = 256 << 10; // the JDK keeps native memory of this size

  @Override
  public Writable<Bytes> open() throws IOException, InterruptedException {
    return new Writing(name(), ChannelSource.blocking(Failures.opened(channels)));
  }

  @Override
  public String name() {
    return "channel";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(PIECE_BYTES);
  }

  private static final class Writing extends AbstractWritable<Bytes> {
    private final WritableByteChannel channel;
    private final Unblocking unblocking;

    private Writing(String name, WritableByteChannel channel) {
      this.channel = channel;
      this.unblocking = new Unblocking(name, channel);
    }

    @Override
    protected boolean put(Bytes bytes) throws IOException {
      ByteBuffer from = bytes.buffer();
      int end = from.limit();
      unblocking.enter();
      try {
        while (from.position() < end) {
          from.limit(Math.min(end, from.position() + PIECE_BYTES));
          var _ = channel.write(from);
        }
      } finally {
        unblocking.leave();
      }
      return true;
    }

    @Override
    protected void complete() throws IOException {
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
