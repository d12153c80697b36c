package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Checkpoint;
import dev.weir.Gradual;
import dev.weir.Sizes;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// Writes behind the old end, and cuts it off again if the end does not come; but not what was
/// persisted before.
final class AppendingWritable extends GatheringWritable implements Checkpoint<Bytes>, Gradual {
  private final Path target;
  private final Object key;
  private final boolean created;
  private final long oldSize;
  private boolean persisting; // while it pushes
  private boolean persisted; // so the file stays, even if it was created
  private volatile long kept; // what is before it is not cut off; written by the writing thread

  private AppendingWritable(
      Path target, boolean created, long oldSize, SteadyFile file, boolean durable) {
    super(file, oldSize, created ? null : file.key(), durable);
    this.target = target;
    this.key = file.key();
    this.created = created;
    this.oldSize = oldSize;
    this.kept = oldSize;
  }

  /// For a target that may be there; if not, it is created, and goes again if the end does not
  /// come.
  static AppendingWritable open(Path target, boolean durable)
      throws IOException, InterruptedException {
    FileChannel fresh = created(target);
    FileChannel channel =
        fresh != null
            ? fresh
            : FileChannel.open(target, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      var file =
          new SteadyFile(target, channel, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      return new AppendingWritable(target, fresh != null, file.size(), file, durable);
    } catch (Throwable e) {
      channel.close();
      if (fresh != null) {
        Files.deleteIfExists(target);
      }
      throw e;
    }
  }

  private static @Nullable FileChannel created(Path target) throws IOException {
    try {
      return FileChannel.open(target, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    } catch (FileAlreadyExistsException e) {
      return null;
    }
  }

  /// By way of a flush, so that a failure is remembered as one of its own.
  @Override
  public void persist() throws IOException, InterruptedException {
    persisting = true;
    try {
      flush();
    } finally {
      persisting = false;
    }
  }

  @Override
  protected void push() throws IOException, InterruptedException {
    super.push();
    if (persisting) {
      if (durable()) {
        file.force();
        publish();
      }
      kept = at();
      persisted = true;
    }
  }

  @Override
  public String committedSoFar() {
    long bytes = kept - oldSize;
    return bytes == 0 ? "" : Sizes.bytes(bytes);
  }

  @Override
  void publish() throws IOException {
    if (created && durable()) {
      Publishing.forceDirectoryOf(target);
    }
  }

  @Override
  void settle(boolean complete) throws IOException {
    if (complete) {
      return;
    }
    if (!key.equals(FileKeys.now(target))) {
      throw FileNames.failure(
          target, "is another file now: what was appended stays in the one that was moved away");
    }
    if (created && !persisted) {
      Files.deleteIfExists(target);
    } else {
      cut();
    }
  }

  /// By a channel of its own: an interruption, or a failure, may have closed the other.
  private void cut() throws IOException {
    boolean interrupted = Thread.interrupted(); // it would close this one too
    try (var channel =
        FileChannel.open(target, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS)) {
      channel.truncate(kept);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
