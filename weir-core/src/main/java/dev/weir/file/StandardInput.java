package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/// Standard input, descriptor 0 itself: what the process was given, as it comes.
///
/// A read gives what there is, as one system call gave it, and reads no more than was asked for. If
/// it is a regular file (`< file`), the rest of it is known in advance.
///
/// It has one life for the whole process, whoever opens it. Descriptor 0 is never closed.
///
/// It is read by a daemon thread of its own; the caller waits for it and can be interrupted.
/// Closing and aborting free that thread if input is a pipe, a terminal or a device that the
/// process may open again; if it is a named FIFO, a socket or somebody else's, the thread may stay
/// in the system call until something comes, and what comes then is lost.
public record StandardInput() implements Source<Bytes> {
  private static final AtomicBoolean SPENT = new AtomicBoolean();

  /// Standard input.
  ///
  /// @return the source
  public static StandardInput of() {
    return new StandardInput();
  }

  /// Opens it.
  ///
  /// @return the one cursor
  /// @throws IOException if the process was started without it
  /// @throws IllegalStateException the second time in this process
  @Override
  public Cursor<Bytes> open() throws IOException {
    Descriptor descriptor = Descriptor.in().checked();
    if (!SPENT.compareAndSet(false, true)) {
      throw new IllegalStateException("standard input can be read once, and it was opened already");
    }
    int bytes = descriptor.regular() ? FileSource.DEFAULT_BLOCK_BYTES : ReadingFerry.PIPE_BYTES;
    return new StreamCursor(
        new ReadingFerry(name(), descriptor, bytes), descriptor.fileKey(), descriptor.remaining());
  }

  @Override
  public String name() {
    return "stdin";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(ReadingFerry.heldBytes(FileSource.DEFAULT_BLOCK_BYTES));
  }
}
