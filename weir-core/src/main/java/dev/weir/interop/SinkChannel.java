package dev.weir.interop;

import dev.weir.Bytes;
import dev.weir.Writable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;

/// A channel into a sink: whole after [#end()]; closed without it, abandoned.
///
/// A write hands on all that the buffer holds, as copies of at most 64 KiB each, and waits for room
/// where the sink does; nothing gathers here. When the sink wants no more, which is no failure,
/// [#wanted()] is false, and the next write throws. A failure is sticky. An interruption comes out
/// as `InterruptedIOException`, with the thread's status set; the channel can only be closed then.
/// One thread at a time.
public final class SinkChannel implements WritableByteChannel {
  private static final int PIECE_BYTES = 64 << 10;

  private final Handover<Bytes> sink;

  SinkChannel(Writable<? super Bytes> writable) {
    this.sink = new Handover<>(writable);
  }

  @Override
  public int write(ByteBuffer from) throws IOException {
    sink.check();
    int before = from.remaining();
    while (from.hasRemaining() && sink.wanted()) {
      byte[] piece = new byte[Math.min(PIECE_BYTES, from.remaining())];
      from.get(piece);
      sink.hand(Bytes.wrap(piece));
    }
    return before - from.remaining();
  }

  /// Blocks until nothing that was written waits inside Weir.
  ///
  /// @throws IOException if that fails
  public void flush() throws IOException {
    sink.flush();
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
    sink.end();
  }

  @Override
  public boolean isOpen() {
    return sink.open();
  }

  /// Closes the sink. Without [#end()]: what was written is abandoned. Idempotent.
  ///
  /// @throws IOException if releasing failed; it counts as released
  @Override
  public void close() throws IOException {
    sink.close();
  }
}
