package dev.weir.compress;

import com.aayushatharva.brotli4j.encoder.Encoder;
import com.aayushatharva.brotli4j.encoder.EncoderJNI;
import com.aayushatharva.brotli4j.encoder.EncoderJNI.Operation;
import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.Emitter;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A live [BrotliEncoder].
///
/// The library is pushed a chunk or asked for a flush or the end; what it then has to give is its
/// own memory until it is called again, and is handed on before that.
final class BrotliCompressing implements CodecStep<Bytes, Bytes> {
  static final int PIECE_BYTES = 1 << 16;
  private static final int CHUNK_BYTES = 1 << 16;
  private static final int WINDOW_LOG = 22;
  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  static final long BUFFER_BYTES = CHUNK_BYTES + 2 * PIECE_BYTES;

  private final EncoderJNI.Wrapper library;

  private Bytes input = Bytes.EMPTY;
  private int at;
  private ByteBuffer given = NOTHING; // by the library
  private Operation asked = Operation.PROCESS;
  private boolean heldBack; // something was taken since the last flush
  private boolean closed;

  BrotliCompressing(int level) throws IOException {
    NativeCode.BROTLI.load();
    library = new EncoderJNI.Wrapper(CHUNK_BYTES, level, WINDOW_LOG, Encoder.Mode.GENERIC);
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    input = in;
    at = 0;
    heldBack = true;
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    while (pull()) {
      if (out.pause()) {
        return true;
      }
      if (!give(out)) {
        return false;
      }
    }
    input = Bytes.EMPTY; // lets the block go
    at = 0;
    return false;
  }

  /// Lets the library work until it has something to give; false when there is nothing for now.
  private boolean pull() throws IOException {
    while (!given.hasRemaining()) {
      if (library.hasMoreOutput()) {
        given = library.pull();
      } else if (library.hasRemainingInput()) {
        push(Operation.PROCESS, 0);
      } else if (at < input.length()) {
        ByteBuffer chunk = library.getInputBuffer().clear();
        int count = OffHeap.copy(input, at, chunk);
        at += count;
        push(Operation.PROCESS, count);
      } else if (asked != Operation.PROCESS) {
        push(asked, 0);
        asked = Operation.PROCESS;
        heldBack = false;
      } else {
        return false;
      }
    }
    return true;
  }

  private void push(Operation operation, int count) throws IOException {
    library.push(operation, count);
    if (!library.isSuccess()) {
      throw new IOException("brotli cannot compress: no memory");
    }
  }

  private boolean give(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    byte[] piece = new byte[Math.min(PIECE_BYTES, given.remaining())];
    given.get(piece);
    return out.emit(Bytes.wrap(piece));
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) throws Exception {
    if (heldBack) {
      asked = Operation.FLUSH;
      more(out);
    }
    return !heldBack && !given.hasRemaining();
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    asked = Operation.FINISH;
    more(out);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      given = NOTHING;
      library.destroy();
    }
  }
}
