package dev.weir.file;

import dev.weir.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ReadableByteChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Reads a channel on request: one system call, one block, which is given as it came. Nothing is
/// read that was not asked for; a block whose reader was interrupted waits for the next read.
final class ReadingFerry extends Ferry<ReadableByteChannel> {
  /// As much as a pipe holds.
  static final int PIPE_BYTES = 64 << 10;

  private final int blockBytes;

  // guarded by lock
  private boolean wanted;
  private @Nullable Bytes block;

  @SuppressWarnings("unchecked") // a far end of more is one of less
  ReadingFerry(String name, Far<? extends ReadableByteChannel> far, int blockBytes) {
    super(name, "read", (Far<ReadableByteChannel>) far);
    this.blockBytes = blockBytes;
  }

  /// The block that is being read, the one that waits, and the JDK's own buffer.
  static long heldBytes(int blockBytes) {
    return 3L * blockBytes;
  }

  /// Waits for the next block.
  ///
  /// @return the block; null at the end
  @Nullable Bytes read() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      checkStopped();
      wanted = true;
      changed.signalAll(); // the ferry's thread may go
      while (block == null && !over()) {
        await();
      }
      Bytes given = block;
      if (given == null) {
        checkFailure();
      }
      block = null;
      wanted = false;
      return given;
    } finally {
      lock.unlock();
    }
  }

  @Override
  boolean due() {
    return wanted && block == null;
  }

  @Override
  void carry(ReadableByteChannel channel) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(blockBytes);
    while (awaitRequest()) {
      int length = readSome(channel, buffer);
      if (length < 0) {
        return;
      }
      if (length == blockBytes) {
        give(Bytes.wrap(buffer.array()));
        buffer = ByteBuffer.allocate(blockBytes);
      } else {
        give(Bytes.copyOf(buffer.array(), 0, length));
      }
    }
  }

  private static int readSome(ReadableByteChannel channel, ByteBuffer into) throws IOException {
    int length;
    while ((length = channel.read(into.clear())) == 0) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)); // somebody made it non-blocking
    }
    return length;
  }

  private boolean awaitRequest() {
    lock.lock();
    try {
      return standBy();
    } finally {
      lock.unlock();
    }
  }

  private void give(Bytes bytes) {
    lock.lock();
    try {
      block = bytes;
      changed.signalAll(); // the reader may go on
    } finally {
      lock.unlock();
    }
  }
}
