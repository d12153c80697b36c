package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.Emitter;
import java.io.IOException;
import java.nio.ByteBuffer;
import net.jpountz.lz4.LZ4Compressor;
import net.jpountz.lz4.LZ4Factory;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHashFactory;

/// A live [Lz4Encoder].
///
/// ```
///   input --> block --full--> packed: [header] | size, data | [end mark, checksum] --> pieces
/// ```
///
/// What is packed is given before the next block begins.
final class Lz4Compressing implements CodecStep<Bytes, Bytes> {
  static final int PIECE_BYTES = 1 << 16;

  private static final int STORED = 1 << 31; // in the size of a block that did not get smaller
  private static final int AROUND_BYTES = Lz4Header.MAX_BYTES + 3 * Integer.BYTES;

  private enum Asked {
    NOTHING,
    FLUSH,
    END
  }

  private final boolean withChecksum;
  private final LZ4Compressor library;
  private final StreamingXXHash32 checksum;
  private final byte[] hashed = new byte[PIECE_BYTES]; // the library takes arrays only
  private final OffHeap memory = new OffHeap();
  private final ByteBuffer block;
  private final ByteBuffer packed;

  private Bytes input = Bytes.EMPTY;
  private int at;
  private Asked asked = Asked.NOTHING;
  private boolean heldBack; // something was taken since the last flush
  private boolean ended;
  private boolean giving; // what is packed waits
  private int given; // of what is packed
  private boolean closed;

  Lz4Compressing(Lz4Encoder encoder) throws IOException {
    NativeCode.LZ4.load();
    LZ4Factory factory = LZ4Factory.nativeInstance();
    XXHashFactory hashes = XXHashFactory.nativeInstance();
    library =
        encoder.level() == 1 ? factory.fastCompressor() : factory.highCompressor(encoder.level());
    withChecksum = encoder.checksum();
    checksum = hashes.newStreamingHash32(0);
    try {
      block = memory.buffer(encoder.blockBytes());
      packed = memory.buffer(packedBytes(encoder.blockBytes()));
    } catch (Throwable e) {
      close();
      throw e;
    }
    packed.put(Lz4Header.write(hashes.hash32(), encoder));
  }

  /// What all buffers of a step take.
  static long bufferBytes(int blockBytes) {
    return blockBytes + packedBytes(blockBytes) + 2L * PIECE_BYTES;
  }

  private static int packedBytes(int blockBytes) {
    int most = blockBytes + blockBytes / 255 + 16; // what the library asks for
    return AROUND_BYTES + most;
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
    while (pack()) {
      if (out.pause()) {
        return true;
      }
      if (!give(out)) {
        return false;
      }
    }
    input = Bytes.EMPTY; // lets the block go
    at = 0;
    if (asked != Asked.NOTHING) {
      asked = Asked.NOTHING;
      heldBack = false;
    }
    return false;
  }

  /// Packs what comes next, if nothing waits to be given; false when there is nothing for now.
  private boolean pack() {
    while (!giving) {
      fill();
      boolean wanted = asked != Asked.NOTHING && at == input.length();
      if (!block.hasRemaining() || (wanted && block.position() > 0)) {
        packBlock();
      } else if (asked == Asked.END && wanted && !ended) {
        packEnd();
      } else if (at == input.length()) {
        return false;
      }
    }
    return true;
  }

  private void fill() {
    int count = Math.min(PIECE_BYTES, Math.min(block.remaining(), input.length() - at));
    input.copyTo(at, hashed, 0, count);
    at += count;
    block.put(hashed, 0, count);
    if (withChecksum) {
      checksum.update(hashed, 0, count);
    }
  }

  private void packBlock() {
    int size = block.position();
    int start = packed.position() + Integer.BYTES;
    int length = library.compress(block, 0, size, packed, start, library.maxCompressedLength(size));
    if (length < size) {
      packed.putInt(length).position(start + length);
    } else {
      packed.putInt(size | STORED).put(block.flip());
    }
    block.clear();
    giving = true;
  }

  private void packEnd() {
    packed.putInt(0);
    if (withChecksum) {
      packed.putInt(checksum.getValue());
    }
    ended = true;
    giving = true;
  }

  private boolean give(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    int count = Math.min(PIECE_BYTES, packed.position() - given);
    Bytes piece = OffHeap.piece(packed, given, count);
    given += count;
    if (given == packed.position()) {
      packed.clear();
      given = 0;
      giving = false;
    }
    return out.emit(piece);
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) throws Exception {
    if (heldBack) {
      asked = Asked.FLUSH;
      more(out);
    }
    return !heldBack;
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    asked = Asked.END;
    more(out);
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      checksum.close();
      memory.close();
    }
  }
}
