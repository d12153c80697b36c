package dev.weir.file;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// A regular file that is read or written by position, and that outlives an interruption.
///
/// The JDK closes a file channel when a thread is interrupted inside. Here such a call throws
/// `InterruptedException`, and the next one opens the file again, if it is still the same: with the
/// same position it does the same.
///
/// Threads: one at a time; [#abort()] from anywhere.
final class SteadyFile implements Closeable {
  private static final int PIECE_BYTES = 256 << 10; // the JDK keeps native memory of this size

  private final Path path;
  private final OpenOption[] reopening;
  private final Object key;
  private FileChannel channel;
  private boolean closed;
  private volatile boolean aborted;

  /// Takes a channel over.
  ///
  /// @param reopening how to open the path again
  SteadyFile(Path path, FileChannel channel, OpenOption... reopening) throws IOException {
    this.path = path;
    this.channel = channel;
    this.reopening = reopening;
    this.key = keyNow();
  }

  /// Work inside the channel.
  @FunctionalInterface
  private interface Work {
    long run(FileChannel channel) throws IOException;
  }

  Object key() {
    return key;
  }

  long size() throws IOException, InterruptedException {
    return inside(FileChannel::size);
  }

  /// Reads until the buffer is full or the file ends.
  ///
  /// @return how many bytes; 0 at the end
  int read(ByteBuffer into, long position) throws IOException, InterruptedException {
    return (int)
        inside(
            open -> {
              into.clear();
              while (into.hasRemaining() && open.read(into, position + into.position()) >= 0) {}
              return into.position();
            });
  }

  /// Writes all of a buffer; when interrupted, some of it may be in the file.
  void write(ByteBuffer from, long position) throws IOException, InterruptedException {
    int length = from.limit();
    var _ =
        inside(
            open -> {
              int done = 0;
              while (done < length) {
                from.limit(Math.min(length, done + PIECE_BYTES)).position(done);
                done += open.write(from, position + done);
              }
              return done;
            });
  }

  /// Moves bytes to a channel in the kernel.
  ///
  /// An `IOException` is not thrown: it does not say which of the two files is at fault, or only
  /// that these two cannot do it this way. Nothing was moved then, since the JDK gives the number
  /// where some was. So whoever reads here and writes there next meets the fault again, in the
  /// stage whose it is, and if there is none nothing is lost.
  ///
  /// @return how many; 0 at the end, or if it cannot be done
  long transferTo(WritableByteChannel target, long position, long count)
      throws InterruptedException {
    try {
      return inside(open -> open.transferTo(position, count, target));
    } catch (IOException e) {
      return 0;
    }
  }

  /// The channel itself, standing at a position, for a transfer into it.
  FileChannel channelAt(long position) throws IOException, InterruptedException {
    var _ = inside(open -> open.position(position).position());
    return channel;
  }

  void truncate(long size) throws IOException, InterruptedException {
    var _ = inside(open -> open.truncate(size).size());
  }

  void force() throws IOException, InterruptedException {
    var _ =
        inside(
            open -> {
              open.force(true);
              return 0;
            });
  }

  /// Makes the next call throw, and those after it.
  void abort() {
    aborted = true;
  }

  void checkAborted() throws AbortedException {
    if (aborted) {
      throw new AbortedException();
    }
  }

  @Override
  public void close() throws IOException {
    closed = true;
    channel.close();
  }

  private long inside(Work work) throws IOException, InterruptedException {
    checkAborted();
    if (Thread.interrupted()) {
      throw new InterruptedException(); // before the channel sees it and closes
    }
    try {
      if (!channel.isOpen()) {
        reopen();
      }
      return work.run(channel);
    } catch (ClosedByInterruptException e) {
      var _ = Thread.interrupted();
      throw new InterruptedException();
    }
  }

  private void reopen() throws IOException {
    if (closed) {
      throw new IOException("the file is closed");
    }
    channel = FileChannel.open(path, reopening);
    if (!key.equals(keyNow())) {
      channel.close();
      throw FileNames.failure(path, "is not the same file any more");
    }
  }

  private Object keyNow() throws IOException {
    @Nullable Object now = FileKeys.of(path, Files.readAttributes(path, BasicFileAttributes.class));
    return now == null ? path : now;
  }
}
