package dev.weir.file;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Located;
import dev.weir.Progress;
import dev.weir.RecyclingCursor;
import dev.weir.StreamException;
import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.FileSystemException;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads files in their turn; one is open, from its first read to its end.
final class FilesCursor extends AbstractCursor<Bytes> implements RecyclingCursor<Bytes>, Located {
  private final List<Member> members;
  private int turn; // whose it is
  private long at; // how far that one was read
  private volatile @Nullable Cursor<Bytes> current; // written by the reading thread
  private volatile boolean aborted;

  FilesCursor(List<Member> members) {
    this.members = members;
  }

  @Override
  protected @Nullable Bytes next() throws IOException, InterruptedException {
    try {
      while (turn < members.size()) {
        Bytes block = current().read();
        if (block != null) {
          at += block.length();
          return block;
        }
        release();
        turn++;
      }
      return null;
    } catch (ClosedChannelException e) {
      throw e; // it was told to stop, which is no file's fault
    } catch (IOException | RuntimeException e) {
      throw named(e);
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
    Cursor<Bytes> cursor = current;
    if (cursor != null) {
      current = null;
      cursor.close();
    }
  }
}
