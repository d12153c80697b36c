package dev.weir.interop;

import dev.weir.Bytes;
import dev.weir.Writable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Objects;

/// A stream into a sink: whole after [#end()]; closed without it, abandoned.
///
/// That is the rule of every writable here, and not the usual one of streams, whose `close` says
/// both "done" and "given up". A `try` closes in either case, so half a result would look whole.
/// Who hands the stream to code that closes it uses [ByteStreams#write], or says
/// [#endingOnClose()].
///
/// A write gathers up to 16 KiB, and waits for room where the sink does. `flush` hands on what has
/// gathered, and blocks until nothing waits inside Weir. When the sink wants no more, which is no
/// failure, [#wanted()] is false, and the next write throws, so that a loop comes to an end; `end`
/// is still right then. A failure is sticky. An interruption comes out as `InterruptedIOException`,
/// with the thread's status set; a part of what was to be written may be in the sink then, so it
/// can only be abandoned.
///
/// One thread at a time.
public final class SinkOutputStream extends OutputStream {
  private static final int BLOCK_BYTES = 16 << 10;

  private final Handover<Bytes> sink;
  private byte[] block = new byte[BLOCK_BYTES];
  private int filled;

  SinkOutputStream(Writable<? super Bytes> writable) {
    this.sink = new Handover<>(writable);
  }

  @Override
  public void write(int value) throws IOException {
    sink.check();
    block[filled++] = (byte) value;
    handFullOn();
  }

  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    Objects.checkFromIndexSize(offset, length, bytes.length);
    sink.check();
    int at = offset;
    int end = offset + length;
    while (at < end) {
      int count = Math.min(BLOCK_BYTES - filled, end - at);
      System.arraycopy(bytes, at, block, filled, count);
      filled += count;
      at += count;
      handFullOn();
    }
  }

  private void handFullOn() throws IOException {
    if (filled == BLOCK_BYTES) {
      Bytes full = Bytes.wrap(block);
      block = new byte[BLOCK_BYTES];
      filled = 0;
      sink.hand(full);
    }
  }

  private void handOn() throws IOException {
    if (filled > 0) {
      Bytes gathered = Bytes.copyOf(block, 0, filled);
      filled = 0;
      sink.hand(gathered);
    }
  }

  /// Hands on what has gathered; blocks until nothing that was written waits inside Weir.
  ///
  /// @throws IOException if that fails
  @Override
  public void flush() throws IOException {
    if (sink.open()) {
      handOn();
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
      handOn();
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
  /// unless a write has failed.
  ///
  /// What fails elsewhere it cannot know: if such code closes it after a failure of its own, half a
  /// result looks whole.
  ///
  /// @return writes into this
  public OutputStream endingOnClose() {
    return new View(true);
  }

  /// A view for a body whose return is the end.
  OutputStream endedByBody() {
    return new View(false);
  }

  private final class View extends OutputStream {
    private final boolean ending;
    private boolean closed;

    private View(boolean ending) {
      this.ending = ending;
    }

    @Override
    public void write(int value) throws IOException {
      checkOpen();
      SinkOutputStream.this.write(value);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      checkOpen();
      SinkOutputStream.this.write(bytes, offset, length);
    }

    private void checkOpen() throws IOException {
      if (closed) {
        throw new IOException("write after close");
      }
    }

    @Override
    public void flush() throws IOException {
      if (!closed) {
        SinkOutputStream.this.flush();
      }
    }

    @Override
    public void close() throws IOException {
      if (closed) {
        return;
      }
      closed = true;
      if (ending) {
        try (SinkOutputStream whole = SinkOutputStream.this) {
          whole.end();
        }
      }
    }
  }
}
