package dev.weir.file;

import dev.weir.AbstractWritable;
import dev.weir.Bytes;
import dev.weir.ConsumingWritable;
import dev.weir.Located;
import dev.weir.TransferSource;
import dev.weir.TransferTarget;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes to a regular file in the caller's thread: short bytes gather until there are 64 KiB of
/// them, long ones go straight.
///
/// An interruption may leave a part of an element behind the position; the element that is written
/// next covers it, and the end cuts it off.
abstract class GatheringWritable extends AbstractWritable<Bytes>
    implements ConsumingWritable<Bytes>, TransferTarget, Located {
  private static final int BUFFER_BYTES = 64 << 10;
  static final long HELD_BYTES = BUFFER_BYTES + (256L << 10); // and the JDK's own buffer

  final SteadyFile file;
  private final @Nullable Object fileKey;
  private final boolean durable;
  private long at; // everything before it is in the file
  private byte[] gathered = new byte[0];
  private int count; // of what is gathered
  private boolean torn; // something may lie behind `at`
  private boolean closed;

  GatheringWritable(SteadyFile file, long at, @Nullable Object fileKey, boolean durable) {
    this.file = file;
    this.at = at;
    this.fileKey = fileKey;
    this.durable = durable;
  }

  /// Makes it visible: it is written, forced and closed.
  abstract void publish() throws IOException;

  /// Leaves what is to stay, when the file is closed: after the end the result, without it nothing.
  abstract void settle(boolean complete) throws IOException;

  @Override
  protected boolean put(Bytes bytes) throws IOException, InterruptedException {
    file.checkAborted();
    if (bytes.length() > BUFFER_BYTES - count) {
      push();
    }
    if (bytes.length() >= BUFFER_BYTES) {
      store(bytes.buffer(), bytes.length());
    } else {
      gather(bytes);
    }
    return true;
  }

  private void gather(Bytes bytes) {
    if (gathered.length == 0) {
      gathered = new byte[BUFFER_BYTES];
    }
    bytes.copyTo(0, gathered, count, bytes.length());
    count += bytes.length();
  }

  @Override
  protected void push() throws IOException, InterruptedException {
    file.checkAborted();
    if (count > 0) {
      store(ByteBuffer.wrap(gathered, 0, count), count);
      count = 0;
    }
  }

  private void store(ByteBuffer from, int length) throws IOException, InterruptedException {
    try {
      file.write(from.slice(), at);
      at += length;
    } catch (InterruptedException e) {
      torn = true;
      throw e;
    }
  }

  @Override
  public long transferFrom(TransferSource source, long maxBytes)
      throws IOException, InterruptedException {
    if (closed) {
      return 0; // writing says why not
    }
    if (count > 0) {
      flush();
    }
    FileChannel channel = file.channelAt(at);
    try {
      long moved = source.transferTo(channel, maxBytes);
      at += moved;
      return moved;
    } catch (InterruptedException e) {
      torn = true;
      throw e;
    }
  }

  @Override
  protected void complete() throws IOException, InterruptedException {
    push();
    if (torn) {
      file.truncate(at);
    }
    if (durable) {
      file.force();
    }
    closed = true;
    file.close(); // some file systems say only now that the disk is full
    publish();
  }

  boolean durable() {
    return durable;
  }

  /// Everything before it is in the file.
  long at() {
    return at;
  }

  @Override
  public Set<Object> fileKeys() {
    return FileKeys.set(fileKey);
  }

  @Override
  public void abort() {
    file.abort();
  }

  @Override
  protected void release(boolean complete) throws IOException {
    closed = true;
    try {
      file.close();
    } finally {
      settle(complete);
    }
  }
}
