package dev.weir.file;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Composed;
import dev.weir.Cursor;
import dev.weir.Located;
import dev.weir.Progress;
import dev.weir.RecyclingCursor;
import dev.weir.StreamException;
import dev.weir.TransferSource;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.FileSystemException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads files in their turn; one is open, from its first read to its end.
final class FilesCursor extends AbstractCursor<Bytes>
    implements TransferSource, RecyclingCursor<Bytes>, Located, Composed {
  private final List<Member> members;
  private final long[] ends; // of those that were read, in bytes from the beginning of all
  private int turn; // whose it is
  private long at; // how far that one was read
  private volatile @Nullable Cursor<Bytes> current; // written by the reading thread
  private @Nullable Bytes found; // read where a transfer gave nothing, and not given yet
  private boolean closed;
  private volatile boolean aborted;

  FilesCursor(List<Member> members) {
    this.members = members;
    this.ends = new long[members.size()];
  }

  @Override
  protected @Nullable Bytes next() throws IOException, InterruptedException {
    try {
      Bytes block = found;
      found = null;
      while (block == null && turn < members.size()) {
        block = read(current());
      }
      return block;
    } catch (ClosedChannelException e) {
      throw e; // it was told to stop, which is no file's fault
    } catch (IOException | RuntimeException e) {
      throw named(e);
    }
  }

  /// Reads from the one whose turn it is; null if it has ended, and it is the next one's.
  private @Nullable Bytes read(Cursor<Bytes> cursor) throws IOException, InterruptedException {
    Bytes block = cursor.read();
    if (block == null) {
      leave();
      ends[turn] = begin(turn) + at;
      turn++;
      at = 0;
    } else {
      at += block.length();
    }
    return block;
  }

  /// Goes from file to file. Where one cannot be transferred, the rest is read.
  @Override
  public long transferTo(WritableByteChannel target, long maxBytes)
      throws IOException, InterruptedException {
    while (found == null && turn < members.size() && !closed) {
      long moved = opened() instanceof TransferSource it ? it.transferTo(target, maxBytes) : 0;
      if (moved > 0) {
        at += moved;
        return moved;
      }
      if (!lookedAhead()) {
        return 0;
      }
    }
    return 0;
  }

  /// The one whose turn it is; null if it cannot be opened: reading meets that again, and says what
  /// it is.
  private @Nullable Cursor<Bytes> opened() throws InterruptedException {
    try {
      return current();
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  /// Reads where nothing was moved; false if that fails, which reading meets again.
  private boolean lookedAhead() throws InterruptedException {
    try {
      found = read(current());
      return true;
    } catch (IOException | RuntimeException e) {
      return false;
    }
  }

  private Cursor<Bytes> current() throws IOException, InterruptedException {
    Cursor<Bytes> cursor = current;
    if (cursor == null) {
      at = 0;
      cursor = members.get(turn).open();
      current = cursor; // before `aborted` is looked at, which abort() writes before it looks here
    }
    if (aborted) {
      throw new AbortedException();
    }
    return cursor;
  }

  /// What went wrong with the file; where, if it does not say that itself.
  private StreamException named(Exception e) {
    String where = e instanceof FileSystemException ? "" : " at byte " + at;
    String name = members.get(turn).file().name();
    return StreamException.of(name, 1, 1, Progress.NONE, e, where);
  }

  private long begin(int member) {
    return member == 0 ? 0 : ends[member - 1];
  }

  /// A byte behind the last one belongs to the last file, which should have had more.
  @Override
  public String placeOf(long offset) {
    int member = 0;
    while (member < Math.min(turn, members.size() - 1) && offset >= ends[member]) {
      member++;
    }
    return "byte " + (offset - begin(member)) + " of " + members.get(member).file().name();
  }

  @Override
  public void recycle() {
    if (current instanceof RecyclingCursor<?> recycling) {
      recycling.recycle();
    }
  }

  @Override
  public Set<Object> fileKeys() {
    var keys = new HashSet<Object>();
    members.forEach(member -> keys.addAll(member.keys()));
    return keys;
  }

  @Override
  public OptionalLong size() {
    long sum = 0;
    for (Member member : members) {
      if (member.size().isEmpty()) {
        return OptionalLong.empty();
      }
      sum += member.size().getAsLong();
    }
    return OptionalLong.of(sum);
  }

  @Override
  public void abort() {
    aborted = true;
    Cursor<Bytes> cursor = current;
    if (cursor != null) {
      cursor.abort();
    }
  }

  @Override
  protected void release() throws IOException {
    closed = true;
    leave();
  }

  private void leave() throws IOException {
    Cursor<Bytes> cursor = current;
    if (cursor != null) {
      current = null;
      cursor.close();
    }
  }
}
