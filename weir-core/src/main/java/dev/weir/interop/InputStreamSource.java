package dev.weir.interop;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What streams give that are given away.
record InputStreamSource(Callable<? extends InputStream> streams) implements Source<Bytes> {
  private static final int BLOCK_BYTES = 64 << 10;

  @Override
  public Cursor<Bytes> open() throws IOException, InterruptedException {
    return new Reading(name(), Failures.opened(streams));
  }

  @Override
  public String name() {
    return "stream";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(BLOCK_BYTES);
  }

  private static final class Reading extends AbstractCursor<Bytes> {
    private final InputStream stream;
    private final Unblocking unblocking;
    private byte[] block = new byte[BLOCK_BYTES];

    private Reading(String name, InputStream stream) {
      this.stream = stream;
      this.unblocking = new Unblocking(name, stream);
    }

    @Override
    protected @Nullable Bytes next() throws IOException, InterruptedException {
      unblocking.enter();
      try {
        int length = stream.read(block, 0, block.length);
        return length < 0 ? null : length == 0 ? oneByte() : taken(length);
      } catch (InterruptedIOException e) {
        throw Failures.interruption(e);
      } finally {
        unblocking.leave();
      }
    }

    /// A stream that gives nothing although it was asked for more has to wait in this one.
    private @Nullable Bytes oneByte() throws IOException {
      int read = stream.read();
      return read < 0 ? null : Bytes.wrap(new byte[] {(byte) read});
    }

    private Bytes taken(int length) {
      if (length < block.length) {
        return Bytes.copyOf(block, 0, length);
      }
      Bytes full = Bytes.wrap(block);
      block = new byte[BLOCK_BYTES];
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
