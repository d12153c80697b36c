package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Resumable;
import dev.weir.ResumableCursor;
import dev.weir.Source;
import java.io.IOException;
import java.nio.channels.ReadableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;

/// The bytes of a file, in blocks. The file is opened when this is opened, not when it is
/// described.
///
/// A **regular file** is read in the caller's thread. All blocks are full except the last. It is
/// read to its end as that is found, so what is added meanwhile comes too, in blocks of any size; a
/// file that ends before the size it had at opening *shrank while it was read*, which is a failure.
/// A file that is renamed or unlinked meanwhile is read on. Interrupting the reader harms nothing:
/// the next read goes on (if the path still leads to the same file).
///
/// A **FIFO, a terminal or a device** gives what is there as soon as it is there. It is opened and
/// read by a daemon thread of its own, because a JVM cannot interrupt that; the caller waits for it
/// and can be interrupted. `open()` does not wait for a FIFO's writer, the first read does. Closing
/// or aborting frees that thread and waits for its end, one second at most; the one thing that
/// cannot be freed is the opening of a FIFO that this process may not write to.
///
/// A regular file can be gone on with: its positions are bytes from its beginning, wherever the
/// range begins. Nothing is committed to a file, so the caller keeps them.
///
/// @param path what to read; symbolic links are followed
/// @param from the first byte, from 0; regular files only, if it is not 0
/// @param to behind the last byte; what lies beyond the file's end is left out; `Long.MAX_VALUE`
///   for no limit, anything else for regular files only
/// @param blockBytes how long a block is, in bytes; with special files it is 64 KiB at most
/// @param ahead whether a thread reads while the caller works; see [#readAhead()]
public record FileSource(Path path, long from, long to, int blockBytes, boolean ahead)
    implements Resumable<Bytes, Long> {

  /// The block size when nobody says: 256 KiB.
  public static final int DEFAULT_BLOCK_BYTES = 256 << 10;

  /// Checks the numbers.
  ///
  /// @throws IllegalArgumentException if the range is none, or the block has no bytes
  public FileSource {
    if (from < 0) {
      throw new IllegalArgumentException("a range must begin at 0 or later: " + from);
    }
    if (from > to) {
      throw new IllegalArgumentException(
          "a range must not end before it begins: " + from + " to " + to);
    }
    if (blockBytes < 1) {
      throw new IllegalArgumentException("blockBytes must be at least 1: " + blockBytes);
    }
  }

  /// All of a file.
  ///
  /// @param path what to read
  /// @return the source
  public static FileSource of(Path path) {
    return new FileSource(path, 0, Long.MAX_VALUE, DEFAULT_BLOCK_BYTES, false);
  }

  /// A part of the file.
  ///
  /// @param first the first byte; one beyond the end is refused at opening
  /// @param toExclusive behind the last byte; may lie beyond the end
  /// @return such a source
  /// @throws IllegalArgumentException if it ends before it begins
  public FileSource range(long first, long toExclusive) {
    return new FileSource(path, first, toExclusive, blockBytes, ahead);
  }

  /// The file from a byte to its end.
  ///
  /// @param first the first byte; one beyond the end is refused at opening
  /// @return such a source
  /// @throws IllegalArgumentException if it is negative
  public FileSource from(long first) {
    return new FileSource(path, first, Long.MAX_VALUE, blockBytes, ahead);
  }

  /// Another block size.
  ///
  /// @param bytes how long a block is, at least 1
  /// @return such a source
  /// @throws IllegalArgumentException if it is less than 1
  public FileSource blockBytes(int bytes) {
    return new FileSource(path, from, to, bytes, ahead);
  }

  /// The same, read by a thread of its own while the caller works on what came before: up to two
  /// blocks are there before they are asked for. That pays where the caller computes about as long
  /// as reading takes, as in a loop over lines. A file of one block is read without it, and so is
  /// what is no regular file.
  ///
  /// The thread is a daemon. It begins with the first read and ends with the file, or with the
  /// cursor; closing waits for it, one second at most.
  ///
  /// @return such a source
  public FileSource readAhead() {
    return new FileSource(path, from, to, blockBytes, true);
  }

  /// What an open channel gives from where it stands. It is lent: it stays open, and no thread is
  /// ever interrupted inside it.
  ///
  /// It is read by a daemon thread of its own, one block for each read. The cursor's caller can be
  /// interrupted; a read that is blocked in the channel when the cursor is closed stays there until
  /// the channel gives something, which is lost then.
  ///
  /// @param channel in blocking mode; used by nobody else meanwhile
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static Source<Bytes> lent(ReadableByteChannel channel) {
    return new LentSource(channel);
  }

  @Override
  public Cursor<Bytes> open() throws IOException, InterruptedException {
    return check().isRegularFile() ? openRegular() : openSpecial();
  }

  /// Goes on at a byte of a regular file.
  ///
  /// @param position from the first byte of the range to behind its last, not beyond the end of the
  ///   file
  /// @return a live cursor, owned by the caller, who must close it
  /// @throws IOException if the file cannot be opened, is none that has positions, or does not have
  ///   this one
  /// @throws InterruptedException if interrupted; nothing stays open
  @Override
  public ResumableCursor<Bytes, Long> openAt(Long position)
      throws IOException, InterruptedException {
    if (!check().isRegularFile()) {
      throw FileNames.failure(path, "is no regular file, so it has no positions");
    }
    if (position < from || position > to) {
      throw FileNames.failure(
          path, "byte " + position + " is outside of the range, " + from + " to " + to);
    }
    return range(position, to).openRegular();
  }

  /// Looks at what there is, without opening it; refuses what cannot be read.
  BasicFileAttributes check() throws IOException {
    var attributes = Files.readAttributes(path, BasicFileAttributes.class);
    if (attributes.isDirectory()) {
      throw FileNames.failure(path, "is a directory");
    }
    if (!Files.isReadable(path)) {
      throw new AccessDeniedException(path.toString());
    }
    return attributes;
  }

  private ResumableCursor<Bytes, Long> openRegular() throws IOException, InterruptedException {
    RegularCursor cursor = RegularCursor.open(this);
    boolean several = cursor.size().orElse(0) > blockBytes;
    return ahead && several ? new AheadCursor(cursor, name()) : cursor;
  }

  private Cursor<Bytes> openSpecial() throws IOException {
    if (from > 0 || to < Long.MAX_VALUE) {
      throw FileNames.failure(path, "is no regular file, so it has no range");
    }
    var far = new SpecialFile(path, StandardOpenOption.READ);
    var ferry = new ReadingFerry(name(), far, specialBytes());
    return new StreamCursor(ferry, null, OptionalLong.empty());
  }

  private int specialBytes() {
    return Math.min(blockBytes, ReadingFerry.PIPE_BYTES);
  }

  @Override
  public String name() {
    return FileNames.stage(path);
  }

  @Override
  public OptionalLong heldBytes() {
    long ofRegular = blockBytes * (ahead ? 1L + AheadCursor.BLOCKS : 1L); // 1: the JDK's own buffer
    return OptionalLong.of(Math.max(ofRegular, ReadingFerry.heldBytes(specialBytes())));
  }
}
