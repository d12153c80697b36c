package dev.weir.compress;

import com.github.luben.zstd.EndDirective;
import com.github.luben.zstd.ZstdCompressCtx;
import com.github.luben.zstd.ZstdException;
import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.Emitter;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A live [ZstdEncoder].
///
/// The input goes through a buffer outside of the heap into the library, and what comes out fills
/// another, which is handed on whenever it is full.
final class ZstdCompressing implements CodecStep<Bytes, Bytes> {
  static final int PIECE_BYTES = 1 << 16;

  private static final int CHUNK_BYTES = 1 << 17;

  /// Both buffers, and the piece that is handed on.
  static final long BUFFER_BYTES = CHUNK_BYTES + 2 * PIECE_BYTES;

  private final OffHeap memory = new OffHeap();
  private final ByteBuffer chunk;
  private final ByteBuffer piece;
  private final ZstdCompressCtx library;

  private Bytes input = Bytes.EMPTY;
  private int at;
  private EndDirective asked = EndDirective.CONTINUE;
  private boolean complete; // the library has given all that was asked for
  private boolean heldBack; // something was taken since the last flush
  private boolean closed;

  ZstdCompressing(ZstdEncoder encoder) throws IOException {
    try {
      chunk = memory.buffer(CHUNK_BYTES).limit(0);
      piece = memory.buffer(PIECE_BYTES);
      NativeCode.ZSTD.load();
      library = new ZstdCompressCtx();
    } catch (Throwable e) {
      memory.close();
      throw e;
    }
    try {
      set(encoder);
    } catch (Throwable e) {
      close();
      throw e;
    }
  }

  private void set(ZstdEncoder encoder) {
    library.setLevel(encoder.level()).setChecksum(encoder.checksum());
    if (encoder.windowLog() != ZstdEncoder.WINDOW_OF_LEVEL) {
      library.setLong(encoder.windowLog());
    }
    if (encoder.workers() > 0) {
      library.setWorkers(encoder.workers());
    }
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
    while (fill()) {
      if (out.pause()) {
        return true;
      }
      if (!give(out)) {
        return false;
      }
    }
    input = Bytes.EMPTY; // lets the block go
    at = 0;
    return asked != EndDirective.CONTINUE && !giveRest(out);
  }

  /// Fills the piece; false when there is nothing to fill it with for now.
  private boolean fill() throws IOException {
    while (piece.hasRemaining()) {
      refill();
      if (chunk.hasRemaining()) {
        compress(EndDirective.CONTINUE);
      } else if (asked != EndDirective.CONTINUE && !complete) {
        complete = compress(asked);
      } else {
        return false;
      }
    }
    return true;
  }

  private void refill() {
    if (!chunk.hasRemaining() && at < input.length()) {
      chunk.clear();
      at += OffHeap.copy(input, at, chunk);
      chunk.flip();
    }
  }

  private boolean compress(EndDirective directive) throws IOException {
    try {
      return library.compressDirectByteBufferStream(piece, chunk, directive);
    } catch (ZstdException e) {
      throw new IOException("zstd cannot compress: " + e.getMessage(), e);
    }
  }

  /// Emits what a flush or the end has left in the piece; false if it has to wait.
  private boolean giveRest(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    if (piece.position() > 0) {
      if (out.pause()) {
        return false;
      }
      give(out);
    }
    asked = EndDirective.CONTINUE;
    heldBack = false;
    return true;
  }

  private boolean give(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    Bytes full = OffHeap.piece(piece, 0, piece.position());
    piece.clear();
    return out.emit(full);
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) throws Exception {
    if (heldBack) {
      ask(EndDirective.FLUSH);
      more(out);
    }
    return !heldBack;
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    ask(EndDirective.END);
    more(out);
  }

  private void ask(EndDirective directive) {
    asked = directive;
    complete = false;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      library.close(); // waits for its threads
      memory.close();
    }
  }
}
