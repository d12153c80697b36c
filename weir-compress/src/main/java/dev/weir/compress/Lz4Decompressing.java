package dev.weir.compress;

import dev.weir.Bytes;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.Expansion;
import java.io.IOException;
import net.jpountz.xxhash.StreamingXXHash32;
import net.jpountz.xxhash.XXHash32;
import net.jpountz.xxhash.XXHashFactory;

/// A live [Lz4Decoder]: the loop over the blocks of a frame.
///
/// ```
///   HEADER --> BLOCK_SIZE --> BLOCK --> [BLOCK_CHECKSUM] --> CONTENT --> BLOCK_SIZE ...
///                  |                                                  the next block
///                  +--end mark--> [CHECKSUM]
/// ```
///
/// Only the content emits, one piece at a time.
final class Lz4Decompressing extends FramesDecompressing {
  static final int PIECE_BYTES = 1 << 16;
  static final long MAX_BUFFER_BYTES = Lz4Block.bufferBytes(1 << 22) + 2 * PIECE_BYTES;

  private static final int STORED = 1 << 31;

  private enum Part {
    HEADER("in the header of a frame"),
    BLOCK_SIZE("in a frame"),
    BLOCK("in a frame"),
    BLOCK_CHECKSUM("in the checksum of a block"),
    CONTENT("in a frame"),
    CHECKSUM("in the checksum of a frame");

    private final String where;

    Part(String where) {
      this.where = where;
    }
  }

  private final Expansion expansion;
  private final XXHash32 hash;
  private final StreamingXXHash32 checksum;

  private Part part = Part.HEADER;
  private long partStart; // where the frame, block or checksum began, in the stage's input
  private Lz4Header header = new Lz4Header(0, false, false, false, Lz4Header.UNKNOWN, false);
  private Lz4Block block; // grows with the blocks of the frames
  private boolean stored;
  private long frameTotal; // bytes given of this frame
  private long total; // bytes given, of all frames
  private boolean closed;

  Lz4Decompressing(Expansion expansion) throws IOException {
    super("lz4", Lz4Header.MAGIC, Lz4Header.MAX_BYTES);
    this.expansion = expansion;
    NativeCode.LZ4.load();
    XXHashFactory hashes = XXHashFactory.nativeInstance();
    hash = hashes.hash32();
    checksum = hashes.newStreamingHash32(0);
    try {
      block = Lz4Block.of(1 << 16);
    } catch (Throwable e) {
      checksum.close();
      throw e;
    }
  }

  @Override
  void beginHeader() {
    part = Part.HEADER;
  }

  @Override
  CorruptDataException unknown(int word) {
    return word == Lz4Header.LEGACY_MAGIC
        ? new CorruptDataException(
            "lz4 frame of the legacy format, which is not read: lz4 itself can convert it",
            collectedAt())
        : super.unknown(word);
  }

  @Override
  boolean mayEmit() {
    return part == Part.CONTENT;
  }

  @Override
  boolean betweenBlocks() {
    return part == Part.BLOCK_SIZE;
  }

  @Override
  String where() {
    return part.where;
  }

  @Override
  boolean readFrame(Emitter<? super Bytes> out) throws Exception {
    return switch (part) {
      case HEADER -> readHeader();
      case BLOCK_SIZE -> readBlockSize();
      case BLOCK -> readBlock();
      case BLOCK_CHECKSUM -> readBlockChecksum();
      case CONTENT -> giveContent(out);
      case CHECKSUM -> readChecksum();
    };
  }

  private boolean readHeader() throws IOException {
    if (!collect(Lz4Header.FIXED_BYTES)) {
      return false;
    }
    String fault = Lz4Header.fault(few);
    if (!fault.isEmpty()) {
      throw new CorruptDataException(fault, offset() - 2);
    }
    int length = Lz4Header.length(few);
    if (!collect(length)) {
      return false;
    }
    if (Lz4Header.checksum(hash, few.array(), length - 1) != (byte) few.at(length - 1)) {
      throw new CorruptDataException("wrong checksum of the lz4 header", offset() - 1);
    }
    beginFrame(Lz4Header.of(few));
    return true;
  }

  private void beginFrame(Lz4Header next) throws CorruptDataException {
    if (next.dictionary()) {
      throw new CorruptDataException(
          "lz4 frame that needs a dictionary, which nobody gave", collectedAt());
    }
    header = next;
    if (block.maxBytes() < header.blockBytes()) {
      block.close(); // before the larger one takes its memory
      block = Lz4Block.of(header.blockBytes());
    }
    block.beginFrame(header);
    checksum.reset();
    frameTotal = 0;
    begin(Part.BLOCK_SIZE);
  }

  private boolean readBlockSize() throws CorruptDataException {
    if (!collect(Integer.BYTES)) {
      return false;
    }
    partStart = offset() - Integer.BYTES;
    int word = (int) few.number(0, Integer.BYTES);
    if (word == 0) {
      endBlocks();
      return true;
    }
    stored = (word & STORED) != 0;
    left = word & ~STORED;
    if (left > header.blockBytes()) {
      throw new CorruptDataException(
          "corrupt lz4: block of %d bytes, more than %d".formatted(left, header.blockBytes()),
          partStart);
    }
    part = Part.BLOCK;
    return true;
  }

  private void endBlocks() throws CorruptDataException {
    if (header.contentBytes() != Lz4Header.UNKNOWN && header.contentBytes() != frameTotal) {
      throw new CorruptDataException(
          "wrong size: lz4 says %s, the data has %s"
              .formatted(Long.toUnsignedString(header.contentBytes()), frameTotal),
          partStart);
    }
    if (header.checksum()) {
      begin(Part.CHECKSUM);
    } else {
      endFrame();
    }
  }

  private boolean readBlock() throws CorruptDataException {
    int count = (int) Math.min(left, input.length() - at);
    block.add(input.slice(at, at + count));
    at += count;
    left -= count;
    if (left > 0) {
      return false;
    }
    if (header.blockChecksum()) {
      begin(Part.BLOCK_CHECKSUM);
    } else {
      decode();
    }
    return true;
  }

  private boolean readBlockChecksum() throws CorruptDataException {
    if (!collect(Integer.BYTES)) {
      return false;
    }
    if ((int) few.number(0, Integer.BYTES) != block.checksum(hash)) {
      throw new CorruptDataException("wrong checksum of the lz4 block", offset() - Integer.BYTES);
    }
    decode();
    return true;
  }

  private void decode() throws CorruptDataException {
    if (!block.decode(stored)) {
      throw new CorruptDataException("corrupt lz4 block", partStart);
    }
    part = Part.CONTENT;
  }

  private boolean giveContent(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    byte[] piece = block.next(PIECE_BYTES);
    if (piece.length == 0) {
      begin(Part.BLOCK_SIZE);
      return true;
    }
    if (header.checksum()) {
      checksum.update(piece, 0, piece.length);
    }
    frameTotal += piece.length;
    total += piece.length;
    expansion.check(total, offset());
    return out.emit(Bytes.wrap(piece));
  }

  private boolean readChecksum() throws CorruptDataException {
    if (!collect(Integer.BYTES)) {
      return false;
    }
    int said = (int) few.number(0, Integer.BYTES);
    if (said != checksum.getValue()) {
      throw new CorruptDataException(
          "wrong checksum: lz4 says %08x, the data has %08x".formatted(said, checksum.getValue()),
          offset() - Integer.BYTES);
    }
    endFrame();
    return true;
  }

  private void begin(Part next) {
    few.reset();
    part = next;
  }

  @Override
  public void close() {
    if (!closed) {
      closed = true;
      checksum.close();
      block.close();
    }
  }
}
