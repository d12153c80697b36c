package dev.weir.file;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Located;
import dev.weir.RecyclingCursor;
import dev.weir.ResumableCursor;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// A regular file that a thread of its own reads a little ahead.
///
/// The blocks that came before a failure are given before it is thrown, as if there were no thread.
/// Arrays go round: what the caller gives back is read into again.
///
/// Threads: the reader has the file until it is over; the caller takes the blocks; [#abort()] from
/// anywhere. Whoever changes what is guarded by the lock signals, so nobody sleeps over a change.
final class AheadCursor extends AbstractCursor<Bytes>
    implements RecyclingCursor<Bytes>, ResumableCursor<Bytes, Long>, Located {

  /// How many blocks there are, at most, before they are asked for.
  static final int BLOCKS = 2;

  private static final byte[] NOTHING = {};

  private final RegularCursor file;
  private final Thread reader;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition(); // anything guarded by the lock

  // guarded by lock
  private final ArrayDeque<Block> ready = new ArrayDeque<>();
  private final ArrayDeque<byte[]> free = new ArrayDeque<>();
  private boolean over; // the reader will give no more
  private boolean stopped; // nobody wants more
  private @Nullable Throwable failure;

  // the caller's thread only
  private byte[] given = NOTHING; // the array of the last block
  private long at; // behind the last block

  /// A block, and the array it was read into.
  private static final class Block {
    private final Bytes bytes;
    private final byte[] array;

    private Block(Bytes bytes, byte[] array) {
      this.bytes = bytes;
      this.array = array;
    }
  }

  AheadCursor(RegularCursor file, String name) {
    this.file = file;
    this.at = file.position();
    this.reader =
        Thread.ofPlatform()
            .daemon()
            .inheritInheritableThreadLocals(false)
            .name("weir-ahead-" + name)
            .unstarted(this::readAll);
  }

  // The reader

  private void readAll() {
    Throwable thrown = null;
    try {
      byte[] array = awaitRoom();
      while (array != null) {
        Bytes bytes = file.next(array);
        if (bytes == null) {
          break;
        }
        give(new Block(bytes, file.given()));
        array = awaitRoom();
      }
    } catch (Throwable e) {
      thrown = e;
    }
    leave(thrown);
  }

  /// Waits until another block may be read; null if nobody wants it.
  private byte @Nullable [] awaitRoom() throws InterruptedException {
    lock.lock();
    try {
      while (!stopped && ready.size() >= BLOCKS) {
        changed.await();
      }
      byte[] array = free.poll();
      return stopped ? null : array == null ? NOTHING : array;
    } finally {
      lock.unlock();
    }
  }

  private void give(Block block) {
    lock.lock();
    try {
      ready.add(block);
      changed.signalAll(); // the caller has a block
    } finally {
      lock.unlock();
    }
  }

  private void leave(@Nullable Throwable thrown) {
    lock.lock();
    try {
      over = true;
      failure = thrown;
      changed.signalAll(); // the caller finds the end, or the failure
    } finally {
      lock.unlock();
    }
  }

  // The caller

  @Override
  protected @Nullable Bytes next() throws IOException, InterruptedException {
    if (reader.getState() == Thread.State.NEW) {
      reader.start();
    }
    lock.lockInterruptibly();
    try {
      while (ready.isEmpty() && !over && !stopped) {
        changed.await();
      }
      if (stopped) {
        throw new AbortedException();
      }
      Block block = ready.poll();
      changed.signalAll(); // the reader has room
      if (block == null) {
        Leaving.rethrow(failure);
        return null;
      }
      given = block.array;
      at += block.bytes.length();
      return block.bytes;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Long before(Long position, long bytes) {
    return position - bytes;
  }

  @Override
  public Long position() {
    return at;
  }

  @Override
  public void recycle() {
    lock.lock();
    try {
      if (given.length > 0 && free.size() < BLOCKS) {
        free.add(given);
      }
      given = NOTHING;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void abort() {
    lock.lock();
    try {
      stopped = true;
      changed.signalAll(); // both may leave
    } finally {
      lock.unlock();
    }
    file.abort();
  }

  @Override
  protected void release() throws IOException {
    abort();
    Leaving.await(reader); // after the block in its hand
    file.close();
  }

  @Override
  public Set<Object> fileKeys() {
    return file.fileKeys();
  }

  @Override
  public OptionalLong size() {
    return file.size();
  }
}
