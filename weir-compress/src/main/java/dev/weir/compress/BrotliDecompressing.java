package dev.weir.compress;

import com.aayushatharva.brotli4j.decoder.DecoderJNI;
import com.aayushatharva.brotli4j.decoder.DecoderJNI.Status;
import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.Expansion;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A live [BrotliDecoder].
///
/// The library is pushed a small chunk, since it does not tell where within it an error is; what it
/// then has to give is its own memory until it is called again, and is handed on before that.
final class BrotliDecompressing implements CodecStep<Bytes, Bytes> {
  static final int PIECE_BYTES = 1 << 16;

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Expansion expansion;
  private final DecoderJNI.Wrapper library;

  private Bytes input = Bytes.EMPTY;
  private int at; // in the input: what the library was pushed
  private long before; // bytes of the stage's input before this block of input
  private long chunkStart; // in the stage's input
  private ByteBuffer given = NOTHING; // by the library
  private boolean pulled; // since it was pushed
  private long total; // bytes given
  private boolean closed;

  BrotliDecompressing(Expansion expansion) throws IOException {
    this.expansion = expansion;
    NativeCode.BROTLI.load();
    library = new DecoderJNI.Wrapper(BrotliDecoder.CHUNK_BYTES, PIECE_BYTES);
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    input = in;
    at = 0;
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
    before += input.length();
    input = Bytes.EMPTY; // lets the block go
    at = 0;
    return false;
  }

  /// Lets the library work until it has something to give; false when the input is used up.
  private boolean pull() throws IOException {
    while (!given.hasRemaining()) {
      if (library.getStatus() == Status.ERROR) {
        throw new CorruptDataException(
            "corrupt brotli, or something behind its end, in the chunk of %d bytes"
                .formatted(before + at - chunkStart),
            chunkStart);
      }
      if (library.hasOutput() || library.getStatus() == Status.NEEDS_MORE_OUTPUT) {
        given = library.pull();
        pulled = true;
      } else if (library.getStatus() == Status.OK || (pulled && !isDone())) {
        pulled = false;
        library.push(0); // it has input left, and if it says that it needs more it may be wrong
      } else if (at == input.length()) {
        return false;
      } else {
        push();
      }
    }
    return true;
  }

  private boolean isDone() {
    return library.getStatus() == Status.DONE;
  }

  private void push() throws CorruptDataException {
    chunkStart = before + at;
    if (isDone()) {
      throw new CorruptDataException("trailing garbage after brotli data", chunkStart);
    }
    ByteBuffer chunk = library.getInputBuffer().clear();
    int count = OffHeap.copy(input, at, chunk);
    at += count;
    library.push(count);
  }

  private boolean give(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    byte[] piece = new byte[Math.min(PIECE_BYTES, given.remaining())];
    given.get(piece);
    total += piece.length;
    expansion.check(total, before + at);
    return out.emit(Bytes.wrap(piece));
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) {
    return input.isEmpty() && (before == 0 || isDone());
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws CorruptDataException {
    if (!isDone()) {
      String where = before == 0 ? "the input is empty" : "it ends in the compressed data";
      throw new CorruptDataException("truncated brotli: " + where, before);
    }
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
