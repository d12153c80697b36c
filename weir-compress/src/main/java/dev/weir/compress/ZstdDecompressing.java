package dev.weir.compress;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdException;
import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.Expansion;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.IOException;
import java.nio.ByteBuffer;

/// A live [ZstdDecoder]: the loop over the blocks of a frame.
///
/// ```
///   HEADER --> BLOCK_HEADER --> BLOCK --> CONTENT --> BLOCK_HEADER ...   the next block
///                                            |
///                                            +------> [CHECKSUM]
/// ```
///
/// The outside of the format is read here, so that each error has its place; what is within a block
/// is the library's, which gets one whole block at a time. Only the content emits, one piece at a
/// time.
final class ZstdDecompressing extends FramesDecompressing {
  static final int PIECE_BYTES = 1 << 16;

  private static final int MAX_BLOCK_BYTES = 1 << 17;
  private static final int BLOCK_HEADER_BYTES = 3;
  private static final int CHECKSUM_BYTES = 4;
  private static final int UNIT_BYTES = BLOCK_HEADER_BYTES + MAX_BLOCK_BYTES;
  private static final int RLE = 1;
  private static final int RESERVED = 3;

  /// Both buffers, and the piece that is handed on.
  static final long BUFFER_BYTES = UNIT_BYTES + 2 * PIECE_BYTES;

  private enum Part {
    HEADER("in the header of a frame"),
    BLOCK_HEADER("in a frame"),
    BLOCK("in a frame"),
    CONTENT("in a frame"),
    CHECKSUM("in the checksum of a frame");

    private final String where;

    Part(String where) {
      this.where = where;
    }
  }

  private final long maxWindowBytes;
  private final Expansion expansion;
  private final OffHeap memory = new OffHeap();
  private final ByteBuffer unit; // what the library gets at once
  private final ByteBuffer piece;
  private final ZstdLibrary library;

  private Part part = Part.HEADER;
  private long partStart; // where the frame, block or checksum began, in the stage's input
  private ZstdHeader header = new ZstdHeader(0, 0, false);
  private boolean lastBlock;
  private long total; // bytes given, of all frames
  private boolean closed;

  ZstdDecompressing(ZstdDecoder decoder) throws IOException {
    super("zstd", ZstdHeader.MAGIC, ZstdHeader.MAX_BYTES);
    maxWindowBytes = decoder.maxWindowBytes();
    expansion = new Expansion(decoder.maxExpansion(), decoder.maxBytes());
    try {
      unit = memory.buffer(UNIT_BYTES);
      piece = memory.buffer(PIECE_BYTES);
      NativeCode.ZSTD.load();
      library = new ZstdLibrary();
    } catch (Throwable e) {
      memory.close();
      throw e;
    }
  }

  @Override
  void beginHeader() {
    part = Part.HEADER;
  }

  @Override
  boolean mayEmit() {
    return part == Part.CONTENT;
  }

  @Override
  boolean betweenBlocks() {
    return part == Part.BLOCK_HEADER;
  }

  @Override
  String where() {
    return part.where;
  }

  @Override
  boolean readFrame(Emitter<? super Bytes> out) throws Exception {
    return switch (part) {
      case HEADER -> readHeader();
      case BLOCK_HEADER -> readBlockHeader();
      case BLOCK -> readBlock();
      case CONTENT -> giveContent(out);
      case CHECKSUM -> readChecksum();
    };
  }

  private boolean readHeader() throws IOException {
    if (!collect(ZstdHeader.FIXED_BYTES)) {
      return false;
    }
    if (ZstdHeader.isReserved(few)) {
      throw new CorruptDataException("reserved zstd flag set", collectedAt() + 4);
    }
    if (!collect(ZstdHeader.length(few))) {
      return false;
    }
    header = ZstdHeader.of(few);
    partStart = collectedAt();
    checkHeader();
    library.beginFrame(header.windowBytes());
    unit.put(few.array()).flip();
    decode();
    unit.clear();
    begin(Part.BLOCK_HEADER);
    return true;
  }

  private void checkHeader() throws IOException {
    if (header.dictionary() != 0) {
      throw new CorruptDataException(
          "zstd frame that needs dictionary %d, which nobody gave".formatted(header.dictionary()),
          partStart);
    }
    if (Long.compareUnsigned(header.windowBytes(), maxWindowBytes) > 0) {
      throw new LimitException(
          "zstd frame with a window of %s, more than maxWindow (%s), at byte %d"
              .formatted(unsigned(header.windowBytes()), Sizes.bytes(maxWindowBytes), partStart));
    }
  }

  private static String unsigned(long bytes) {
    return bytes < 0 ? Long.toUnsignedString(bytes) + " bytes" : Sizes.bytes(bytes);
  }

  private boolean readBlockHeader() throws CorruptDataException {
    if (!collect(BLOCK_HEADER_BYTES)) {
      return false;
    }
    partStart = offset() - BLOCK_HEADER_BYTES;
    int word = (int) few.number(0, BLOCK_HEADER_BYTES);
    int type = (word >> 1) & 3;
    int size = word >> 3;
    if (type == RESERVED) {
      throw new CorruptDataException("corrupt zstd: block of a reserved type", partStart);
    }
    if (size > MAX_BLOCK_BYTES) {
      throw new CorruptDataException(
          "corrupt zstd: block of %s bytes, more than %s"
              .formatted(Sizes.count(size), Sizes.count(MAX_BLOCK_BYTES)),
          partStart);
    }
    lastBlock = (word & 1) != 0;
    left = type == RLE ? 1 : size;
    unit.put(few.array());
    part = Part.BLOCK;
    return true;
  }

  private boolean readBlock() {
    int count = (int) Math.min(left, input.length() - at);
    unit.put(input.slice(at, at + count).buffer());
    at += count;
    left -= count;
    if (left > 0) {
      return false;
    }
    unit.flip();
    part = Part.CONTENT;
    return true;
  }

  private boolean giveContent(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    boolean ended = decode();
    int count = piece.position();
    boolean goesOn = true;
    if (count > 0) {
      total += count;
      expansion.check(total, offset());
      Bytes full = OffHeap.piece(piece, 0, count);
      goesOn = out.emit(full);
    }
    boolean whole = ended || (!unit.hasRemaining() && count < PIECE_BYTES);
    piece.clear();
    if (whole) {
      endBlock(ended);
    }
    return goesOn;
  }

  private void endBlock(boolean ended) throws CorruptDataException {
    unit.clear();
    if (!lastBlock) {
      begin(Part.BLOCK_HEADER);
    } else if (header.checksum()) {
      begin(Part.CHECKSUM);
    } else {
      endFrame(ended);
    }
  }

  private boolean readChecksum() throws IOException {
    if (!collect(CHECKSUM_BYTES)) {
      return false;
    }
    partStart = offset() - CHECKSUM_BYTES;
    unit.put(few.array()).flip();
    boolean ended = decode();
    unit.clear();
    endFrame(ended);
    return true;
  }

  private void endFrame(boolean ended) throws CorruptDataException {
    if (!ended) {
      throw new CorruptDataException("corrupt zstd: the frame does not end", partStart);
    }
    endFrame();
  }

  /// Hands the unit to the library, which fills the piece.
  ///
  /// @return whether the frame has ended and all of it was given
  private boolean decode() throws IOException {
    try {
      return library.decode(unit, piece);
    } catch (ZstdException e) {
      if (Math.abs(e.getErrorCode()) == Zstd.errMemoryAllocation()) {
        throw new IOException(
            "no memory for a zstd window of " + Sizes.bytes(header.windowBytes()), e);
      }
      throw new CorruptDataException(
          part == Part.CHECKSUM
              ? "wrong checksum of the zstd frame"
              : "corrupt zstd: " + e.getMessage(),
          partStart);
    }
  }

  private void begin(Part next) {
    few.reset();
    part = next;
  }

  @Override
  public void close() throws IOException {
    if (!closed) {
      closed = true;
      library.close();
      memory.close();
    }
  }
}
