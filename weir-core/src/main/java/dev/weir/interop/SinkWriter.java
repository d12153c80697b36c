package dev.weir.interop;

import dev.weir.Writable;
import java.io.IOException;
import java.io.Writer;
import java.util.Objects;

/// A writer into a sink: whole after [#end()]; closed without it, abandoned. The rules are those of
/// [SinkOutputStream].
///
/// It gathers up to 8 Ki characters. A character outside of the basic plane is never divided
/// between two pieces, nor by `flush`: its first half waits for the second.
///
/// One thread at a time.
public final class SinkWriter extends Writer {
  private static final int PIECE_CHARS = 8 << 10;

  private final Handover<String> sink;
  private final char[] piece = new char[PIECE_CHARS];
  private int filled;

  SinkWriter(Writable<? super String> writable) {
    this.sink = new Handover<>(writable);
  }

  @Override
  public void write(char[] text, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, text.length);
    sink.check();
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int count = Math.min(PIECE_CHARS - filled, end - at);
      System.arraycopy(text, at, piece, filled, count);
      at += count;
      filled(count);
    }
  }

  @Override
  public void write(String text, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, text.length());
    sink.check();
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int count = Math.min(PIECE_CHARS - filled, end - at);
      text.getChars(at, at + count, piece, filled);
      at += count;
      filled(count);
    }
  }

  private void filled(int count) throws IOException {
    filled += count;
    if (filled == PIECE_CHARS) {
      handOn(Character.isHighSurrogate(piece[filled - 1]) ? 1 : 0);
    }
  }

  /// Hands on what has gathered, but for half a character.
  private void handOn(int kept) throws IOException {
    int length = filled - kept;
    if (length > 0) {
      var text = new String(piece, 0, length);
      piece[0] = piece[filled - 1];
      filled = kept;
      sink.hand(text);
    }
  }

  /// Hands on what has gathered; blocks until nothing that was written waits inside Weir, but for
  /// half a character.
  ///
  /// @throws IOException if that fails
  @Override
  public void flush() throws IOException {
    if (sink.open()) {
      handOn(filled > 0 && Character.isHighSurrogate(piece[filled - 1]) ? 1 : 0);
      sink.flush();
    }
  }

  /// Whether the sink still wants something.
  ///
  /// @return false if it wants no more, which is no failure
  public boolean wanted() {
    return sink.wanted();
  }

  /// Completes and commits what was written. Idempotent.
  ///
  /// @throws IOException if it could not be completed; then nothing is committed
  public void end() throws IOException {
    if (sink.open() && sink.wanted()) {
      handOn(0);
    }
    sink.end();
  }

  /// Closes the sink. Without [#end()]: what was written is abandoned. Idempotent.
  ///
  /// @throws IOException if releasing failed; it counts as released
  @Override
  public void close() throws IOException {
    filled = 0;
    sink.close();
  }

  /// A view of this for code that knows no other end than `close`: its `close` ends and closes,
  /// unless a write has failed. What fails elsewhere it cannot know.
  ///
  /// @return writes into this
  public Writer endingOnClose() {
    return new View(true);
  }

  /// A view for a body whose return is the end.
  Writer endedByBody() {
    return new View(false);
  }

  private final class View extends Writer {
    private final boolean ending;
    private boolean closed;

    private View(boolean ending) {
      this.ending = ending;
    }

    @Override
    public void write(char[] text, int offset, int length) throws IOException {
      checkOpen();
      SinkWriter.this.write(text, offset, length);
    }

    @Override
    public void write(String text, int offset, int length) throws IOException {
      checkOpen();
      SinkWriter.this.write(text, offset, length);
    }

    private void checkOpen() throws IOException {
      if (closed) {
        throw new IOException("write after close");
      }
    }

    @Override
    public void flush() throws IOException {
      if (!closed) {
        SinkWriter.this.flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      if (ending) {
        try (SinkWriter whole = SinkWriter.this) {
          whole.end();
        }
      }
    }
  }
}
