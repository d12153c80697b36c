package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Ending;
import dev.weir.Sink;
import dev.weir.Writable;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A file that is written whole or not at all.
///
/// **New and replaced files** are written beside the target, under a name such as
/// `.huge.log.gz.weir-5f0c27a9e1b34d68.tmp`, and come to their name in one step at the end. Without
/// the end nothing is left, and the old file is what it was. A new file never takes the place of
/// one that appeared meanwhile; on a file system without hard links its name is taken, for an
/// instant, by an empty file. A replacing file has the old one's permissions, and its owner and
/// group if the process may give them; other hard links keep the old content.
///
/// **Appending** writes behind the old end at once, and cuts the file back to it if the end does
/// not come. One writer at a time: what others append meanwhile is overwritten or cut off. Its
/// writable is a [dev.weir.Checkpoint]: what was persisted is not cut off any more, and is on the
/// disk if the sink is durable. The other kinds have no checkpoints: without the end they leave
/// nothing.
///
/// **A symbolic link** is followed once, at opening; its target is written, the link stays, and one
/// that leads to nothing gets its target.
///
/// **A FIFO, a terminal or a device** is written straight, whatever the rule for existing files, by
/// a daemon thread of its own, while the next bytes gather, 64 KiB of them; so a failure shows at a
/// later write, at `flush` or at `end`. `open()` does not wait for a FIFO's reader, but what comes
/// after the buffer is full does, and so does the end. When the reader has gone, a write returns
/// false. Closing and aborting free the thread, as with [FileSource].
///
/// What was written and not ended when the JVM was killed stays behind under its temporary name.
///
/// @param path what to write
/// @param existing what to do with a regular file that is there
/// @param durable whether the end waits until the file and its name are on the disk
/// @param like the file whose permissions, owner and group a new file gets, as far as the process
///   may give them; null for what the process gives by default
/// @param ownerOnly whether nobody but the owner may read or write it, from its first byte on
public record FileSink(
    Path path, Existing existing, boolean durable, @Nullable Path like, boolean ownerOnly)
    implements Sink<Bytes> {

  /// Checks that it is clear whose permissions a file gets.
  ///
  /// @throws IllegalArgumentException if it is for the owner only, and is like another or appended
  ///   to
  public FileSink {
    if (ownerOnly && (like != null || existing == Existing.APPEND)) {
      throw new IllegalArgumentException(
          "a file for the owner only is not like another, and not appended to: " + path);
    }
  }

  /// What to do with a regular file that is there already.
  public enum Existing {
    /// Refuse, at opening; if it appears later, at the end.
    REFUSE,
    /// Replace it, at the end and in one step.
    REPLACE,
    /// Write behind its end.
    APPEND
  }

  /// A new file, durable.
  ///
  /// @param path what to write
  /// @return a sink that refuses a file that is there
  public static FileSink of(Path path) {
    return new FileSink(path, Existing.REFUSE, true, null, false);
  }

  /// Replaces a file that is there.
  ///
  /// @return such a sink
  public FileSink replace() {
    return new FileSink(path, Existing.REPLACE, durable, like, ownerOnly);
  }

  /// Appends to a file that is there.
  ///
  /// @return such a sink
  public FileSink append() {
    return new FileSink(path, Existing.APPEND, durable, like, ownerOnly);
  }

  /// Chooses between safety against a power failure and speed.
  ///
  /// @param forced false: the end does not wait for the disk
  /// @return such a sink
  public FileSink durable(boolean forced) {
    return new FileSink(path, existing, forced, like, ownerOnly);
  }

  /// Gives a new file the permissions, the owner and the group of another, as a copy of it or its
  /// compressed form should have. Nobody can open it before it has them. One that appending makes
  /// does not get them.
  ///
  /// @param model is there when the sink is opened
  /// @return such a sink
  public FileSink like(Path model) {
    return new FileSink(path, existing, durable, model, ownerOnly);
  }

  /// Lets nobody but the owner read or write it, from its first byte on, where the file system has
  /// permissions; for secrets. A file that it replaces does not pass on its own.
  ///
  /// @return such a sink
  /// @throws IllegalArgumentException if it is like another, or appends
  public FileSink forOwnerOnly() {
    return new FileSink(path, existing, durable, like, true);
  }

  /// A sink into an open channel. It is lent: it stays open, and no thread is ever interrupted
  /// inside it.
  ///
  /// It is written by a daemon thread of its own while the next bytes gather, 64 KiB of them, so a
  /// failure shows at a later write, at `flush` or at `end`; after `end` all is written. When
  /// nobody reads any more (a broken pipe), a write returns false, which is success. A write that
  /// is blocked in the channel when the run is stopped stays there until the channel takes it.
  ///
  /// @param channel in blocking mode; used by nobody else meanwhile
  /// @return a sink that can be opened many times, one at a time
  public static Sink<Bytes> lent(WritableByteChannel channel) {
    return new LentSink(channel);
  }

  @Override
  public Writable<Bytes> open() throws IOException, InterruptedException {
    return switch (Target.of(path)) {
      case Target.Special special -> openSpecial(special.path());
      case Target.Absent absent ->
          existing == Existing.APPEND
              ? AppendingWritable.open(absent.path(), durable)
              : SiblingWritable.appearing(absent.path(), like, ownerOnly, durable);
      case Target.Regular old ->
          switch (existing) {
            case REFUSE ->
                throw new FileAlreadyExistsException(path.toString(), null, "is there already");
            case REPLACE -> SiblingWritable.replacing(old, ownerOnly, durable);
            case APPEND -> AppendingWritable.open(old.path(), durable);
          };
    };
  }

  private Writable<Bytes> openSpecial(Path special) throws IOException {
    if (!Files.isWritable(special)) {
      throw new AccessDeniedException(path.toString());
    }
    var far = new SpecialFile(special, StandardOpenOption.WRITE);
    return new StreamWritable(new WritingFerry(name(), far), null);
  }

  /// What the world sees of it, as far as the file system tells now.
  ///
  /// @return `AS_WRITTEN` for appending and for special files, else `AT_END`
  @Override
  public Ending ending() {
    boolean special = Files.exists(path) && !Files.isRegularFile(path) && !Files.isDirectory(path);
    return special || existing == Existing.APPEND ? Ending.AS_WRITTEN : Ending.AT_END;
  }

  /// Whether what was written can be made to survive before the end: when it is appended.
  ///
  /// @return true for appending
  @Override
  public boolean persists() {
    return existing == Existing.APPEND;
  }

  @Override
  public String name() {
    return FileNames.stage(path);
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(Math.max(WritingFerry.HELD_BYTES, GatheringWritable.HELD_BYTES));
  }
}
