package dev.weir.interop;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import dev.weir.Source;
import java.io.Closeable;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.Reader;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;

/// What readers give.
///
/// @param readers called at each opening
/// @param given whether they are closed with the life; lent otherwise
record ReaderSource(Callable<? extends Reader> readers, boolean given) implements Source<String> {
  private static final int PIECE_CHARS = 16 << 10;

  @Override
  public Cursor<String> open() throws IOException, InterruptedException {
    Reader reader = Failures.opened(readers);
    return new Reading(reader, new Unblocking(name(), given ? reader : LENT));
  }

  /// Closes nothing.
  static final Closeable LENT = () -> {};

  @Override
  public String name() {
    return "reader";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(2L * PIECE_CHARS);
  }

  private static final class Reading extends AbstractCursor<String> {
    private final Reader reader;
    private final Unblocking unblocking;
    private final char[] piece = new char[PIECE_CHARS];
    private int kept; // 1: half a character, at the beginning of the piece
    private boolean ended;

    private Reading(Reader reader, Unblocking unblocking) {
      this.reader = reader;
      this.unblocking = unblocking;
    }

    @Override
    protected @Nullable String next() throws IOException, InterruptedException {
      unblocking.enter();
      try {
        while (!ended) {
          int length = reader.read(piece, kept, PIECE_CHARS - kept);
          if (length < 0) {
            ended = true;
          } else if (length > 0 && !(kept + length == 1 && halfAt(0))) {
            return taken(kept + length);
          } else {
            kept += length;
          }
        }
        return kept == 0 ? null : taken(kept);
      } catch (InterruptedIOException e) {
        throw Failures.interruption(e);
      } finally {
        unblocking.leave();
      }
    }

    private String taken(int length) {
      kept = !ended && halfAt(length - 1) ? 1 : 0;
      String text = new String(piece, 0, length - kept);
      piece[0] = piece[length - 1];
      return text;
    }

    private boolean halfAt(int index) {
      return Character.isHighSurrogate(piece[index]);
    }

    @Override
    public void abort() {
      unblocking.abort();
    }

    @Override
    protected void release() throws IOException {
      unblocking.close();
    }
  }
}
