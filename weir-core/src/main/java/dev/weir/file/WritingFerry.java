package dev.weir.file;

import dev.weir.Bytes;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// Writes to a channel what it is given, as soon as it can: while one piece is being written, the
/// next gathers. So it is live when little comes, and makes few system calls when much comes.
///
/// Holds two buffers of [#BUFFER_BYTES]; longer bytes pass alone, without a copy. A broken pipe is
/// no failure: nobody wants more.
final class WritingFerry extends Ferry<WritableByteChannel> {
  static final int BUFFER_BYTES = 64 << 10;
  private static final int PIECE_BYTES = 256 << 10; // the JDK keeps native memory of this size
  static final long HELD_BYTES = 2L * BUFFER_BYTES + PIECE_BYTES;

  // guarded by lock
  private byte[] filling = new byte[BUFFER_BYTES];
  private int filled;
  private @Nullable Bytes large;
  private boolean ended;

  // the ferry's thread only
  private byte[] spare = new byte[BUFFER_BYTES];
  private boolean writingLarge;

  @SuppressWarnings("unchecked") // a far end of more is one of less
  WritingFerry(String name, Far<? extends WritableByteChannel> far) {
    super(name, "write", (Far<WritableByteChannel>) far);
  }

  /// Waits for room.
  ///
  /// @return false if nobody wants more
  boolean put(Bytes bytes) throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      checkStopped();
      while (!over() && !hasRoom(bytes.length())) {
        await();
      }
      if (over()) {
        checkFailure();
        return false;
      }
      take(bytes);
      changed.signalAll(); // the ferry's thread may go
      return true;
    } finally {
      lock.unlock();
    }
  }

  private boolean hasRoom(int length) {
    return large == null && (filled == 0 || filled + length <= BUFFER_BYTES);
  }

  private void take(Bytes bytes) {
    if (bytes.length() > BUFFER_BYTES) {
      large = bytes;
    } else {
      bytes.copyTo(0, filling, filled, bytes.length());
      filled += bytes.length();
    }
  }

  /// Waits until all that was given is written.
  void drain() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      checkStopped();
      while (!idle()) {
        await();
      }
      checkFailure();
    } finally {
      lock.unlock();
    }
  }

  /// Waits until all that was given is written and the channel is let go.
  void finish() throws IOException, InterruptedException {
    lock.lockInterruptibly();
    try {
      checkStopped();
      ended = true;
      changed.signalAll(); // the ferry's thread may end
      while (!over()) {
        await();
      }
      checkFailure();
    } finally {
      lock.unlock();
    }
  }

  @Override
  boolean due() {
    return filled > 0 || large != null || ended;
  }

  @Override
  void carry(WritableByteChannel channel) throws IOException {
    ByteBuffer piece;
    try {
      while ((piece = awaitPiece()) != null) {
        write(piece, channel);
      }
    } catch (IOException e) {
      if (!BrokenPipe.isOne(e)) {
        throw e;
      }
    }
  }

  private @Nullable ByteBuffer awaitPiece() {
    lock.lock();
    try {
      if (writingLarge) {
        writingLarge = false;
        large = null; // it is written
      }
      if (!standBy()) {
        return null;
      }
      if (filled > 0) {
        return swap();
      }
      writingLarge = large != null;
      return large == null ? null : large.buffer();
    } finally {
      lock.unlock();
    }
  }

  private ByteBuffer swap() {
    byte[] full = filling;
    ByteBuffer piece = ByteBuffer.wrap(full, 0, filled);
    filling = spare;
    filled = 0;
    spare = full;
    changed.signalAll(); // the writer may go on
    return piece;
  }

  private static void write(ByteBuffer from, WritableByteChannel channel) throws IOException {
    int end = from.limit();
    while (from.position() < end) {
      from.limit(Math.min(end, from.position() + PIECE_BYTES));
      if (channel.write(from) == 0) {
        LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(1)); // somebody made it non-blocking
      }
    }
  }
}
