package dev.weir.interop;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.nio.channels.SelectableChannel;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What channels give that are given away.
record ChannelSource(Callable<? extends ReadableByteChannel> channels) implements Source<Bytes> {
  private static final int BLOCK_BYTES = 64 << 10;

  @Override
  public Cursor<Bytes> open() throws IOException, InterruptedException {
    ReadableByteChannel channel = Failures.opened(channels);
    return new Reading(name(), blocking(channel));
  }

  /// Refuses a channel that does not wait, and closes it.
  static <C extends java.nio.channels.Channel> C blocking(C channel) throws IOException {
    if (channel instanceof SelectableChannel selectable && !selectable.isBlocking()) {
      try (channel) {
        throw new java.nio.channels.IllegalBlockingModeException();
      }
    }
    return channel;
  }

  @Override
  public String name() {
    return "channel";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(2L * BLOCK_BYTES); // and the JDK's own buffer
  }

  private static final class Reading extends AbstractCursor<Bytes> {
    private final ReadableByteChannel channel;
    private final Unblocking unblocking;
    private ByteBuffer block = ByteBuffer.allocate(BLOCK_BYTES);

    private Reading(String name, ReadableByteChannel channel) {
      this.channel = channel;
      this.unblocking = new Unblocking(name, channel);
    }

    @Override
    protected @Nullable Bytes next() throws IOException {
      unblocking.enter();
      try {
        int length = channel.read(block.clear());
        return length < 0 ? null : taken(length);
      } finally {
        unblocking.leave();
      }
    }

    private Bytes taken(int length) {
      if (length < BLOCK_BYTES) {
        return Bytes.copyOf(block.array(), 0, length);
      }
      Bytes full = Bytes.wrap(block.array());
      block = ByteBuffer.allocate(BLOCK_BYTES);
      return full;
    }

    @Override
    public void abort() {
      unblocking.abort();
    }

    @Override
    protected void release() throws IOException {
      unblocking.close();
    }
  }
}
