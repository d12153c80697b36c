package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.Expansion;
import dev.weir.Report;
import dev.weir.Reporting;
import java.io.IOException;
import java.util.zip.DataFormatException;
import org.jspecify.annotations.Nullable;

/// A live decoder: the loop over the streams of its input.
///
/// ```
///   HEADER --> BODY --> TRAILER --> BETWEEN --> HEADER ...     the next member
///      |                               |
///      +----> BLOCK -------------------+------> PADDING        zeros to the end
/// ```
///
/// A block of input is kept until it is used up. Only the body emits, one piece at a time; and,
/// wherever the loop is, the BGZF blocks that are decoded elsewhere, which come before whatever
/// follows them. What is found wrong while some of these are on their way waits for them, so that
/// what is reported is what is first in the input.
final class Inflating implements CodecStep<Bytes, Bytes>, Reporting {
  static final int PIECE_BYTES = 1 << 16;

  private enum Part {
    HEADER,
    BODY,
    TRAILER,
    BETWEEN,
    PADDING,
    BLOCK
  }

  private final Wrapper wrapper;
  private final Expansion expansion;
  private final Engine engine;
  private final int threads;
  private byte[] piece = new byte[PIECE_BYTES];

  private Part part = Part.HEADER;
  private Bytes input = Bytes.EMPTY;
  private int at; // in the input; while in the body, where the inflater was given it
  private long before; // bytes of the stage's input before this block
  private long began; // where the member began
  private long size; // bytes decoded of this member
  private long trailer;
  private int trailerBytes;
  private long total; // bytes given, of all members
  private boolean streamed; // some member was no block
  private boolean endMissing; // the last member is a BGZF block with data in it
  private boolean draining; // nothing goes on before all blocks were given
  private boolean ended; // there is no more input
  private boolean closed;
  private @Nullable CorruptDataException found; // behind the blocks that are not given yet

  /* Made when the first input is there. */
  private @Nullable InflatingEngine chosen;
  private @Nullable RawInflater inflater;
  private @Nullable Blocks blocks;

  Inflating(Wrapper wrapper, Expansion expansion, Engine engine, int threads) {
    this.wrapper = wrapper;
    this.expansion = expansion;
    this.engine = engine;
    this.threads = threads;
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    input = in;
    at = 0;
    if (chosen == null && !in.isEmpty()) {
      choose(in.length());
    }
    if (part == Part.BODY) {
      stream().input(in, 0);
    }
    more(out);
  }

  private void choose(int firstBytes) {
    InflatingEngine who = InflatingEngine.of(engine, firstBytes);
    chosen = who;
    if (wrapper instanceof GzipWrapper && (threads > 1 || who.prefersBlocks())) {
      blocks = new Blocks(who, threads);
    }
  }

  private RawInflater stream() {
    RawInflater opened = inflater;
    if (opened == null) {
      if (chosen == null || closed) {
        throw new IllegalStateException("closed");
      }
      opened = chosen.openStream();
      inflater = opened;
    }
    return opened;
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    boolean goesOn = true;
    while (goesOn) {
      Blocks busy = busy();
      if ((busy != null || part == Part.BODY) && out.pause()) {
        return true;
      }
      goesOn = busy == null ? advance(out) : giveBlocks(busy, out);
    }
    release();
    if (ended) {
      checkEnd();
    }
    return false;
  }

  /// The blocks, if some are on their way.
  private @Nullable Blocks busy() {
    Blocks all = blocks;
    return all != null && all.busy() ? all : null;
  }

  /// Gives what is decoded; goes on where there is nothing for now.
  private boolean giveBlocks(Blocks busy, Emitter<? super Bytes> out)
      throws IOException, InterruptedException {
    Batch.Decoded decoded = busy.next(draining || busy.full());
    if (decoded != null) {
      Bytes bytes = decoded.bytes();
      total += bytes.length();
      expansion.check(total, decoded.end());
      boolean wanted = out.emit(bytes);
      if (out.consumed()) {
        busy.recycle(decoded);
      }
      return wanted;
    }
    return draining || busy.full() || advance(out);
  }

  /// Goes on with the input; false when it is used up.
  private boolean advance(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    draining = false;
    if (found != null) {
      throw found;
    }
    try {
      return switch (part) {
        case HEADER -> readHeader();
        case BLOCK -> gather();
        case BODY -> inflate(out);
        case TRAILER -> readTrailer();
        case BETWEEN -> lookForMember();
        case PADDING -> checkPadding();
      };
    } catch (CorruptDataException e) {
      if (!drained()) {
        found = e;
        return true;
      }
      throw e;
    }
  }

  /// Whether no block is on its way any more; from now on the loop waits for those that are.
  private boolean drained() {
    Blocks busy = busy();
    if (busy == null) {
      return true;
    }
    busy.submit();
    draining = true;
    return false;
  }

  /* Each part returns true to go on with this block, false when the block is used up. */

  private boolean readHeader() throws CorruptDataException {
    while (at < input.length() && !wrapper.headerComplete()) {
      wrapper.takeHeader(input.get(at) & 0xff, offset());
      at++;
    }
    if (!wrapper.headerComplete() || (at == input.length() && before + at == 0)) {
      return false;
    }
    if (blocks != null && blockBytes() > 0) {
      beginBlock(blocks);
      return true;
    }
    if (!drained()) {
      return true;
    }
    size = 0;
    streamed = true;
    stream().begin();
    stream().input(input, at);
    part = Part.BODY;
    return true;
  }

  private int blockBytes() {
    return wrapper instanceof GzipWrapper gzip ? gzip.header().blockBytes() : 0;
  }

  private void beginBlock(Blocks parallel) throws CorruptDataException {
    int headerBytes = (int) (offset() - began);
    int left = blockBytes() - headerBytes;
    if (left <= GzipWrapper.TRAILER_BYTES) {
      throw new CorruptDataException(
          "wrong BGZF block size: its header says " + blockBytes(), offset());
    }
    parallel.begin(left, headerBytes, offset());
    part = Part.BLOCK;
  }

  private boolean gather() {
    Blocks gathering = blocks;
    if (gathering == null || at == input.length()) {
      return false;
    }
    at += gathering.gather(input, at);
    if (gathering.missing() == 0) {
      endMissing = !gathering.endsEmpty();
      part = Part.BETWEEN;
    }
    return true;
  }

  private boolean inflate(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    RawInflater stream = stream();
    int count = inflatePiece(stream);
    boolean finished = stream.finished();
    if (finished) {
      at = input.length() - stream.unused();
      trailer = 0;
      trailerBytes = 0;
      part = Part.TRAILER;
    }
    if (count > 0 && !give(count, out)) {
      return false;
    }
    return finished || count == PIECE_BYTES; // room was left: the inflater has no more for now
  }

  private int inflatePiece(RawInflater stream) throws IOException {
    try {
      return stream.inflate(piece, 0, PIECE_BYTES);
    } catch (DataFormatException e) {
      throw corrupt(e, inflated(stream));
    }
  }

  static CorruptDataException corrupt(DataFormatException e, long offset) {
    String said = e.getMessage() == null ? "" : ": " + e.getMessage();
    return new CorruptDataException("corrupt deflate data" + said, offset);
  }

  private boolean give(int count, Emitter<? super Bytes> out)
      throws IOException, InterruptedException {
    wrapper.sum(piece, count);
    size += count;
    total += count;
    expansion.check(total, inflated(stream()));
    if (count < PIECE_BYTES / 2) {
      return out.emit(Bytes.copyOf(piece, 0, count));
    }
    boolean wanted = out.emit(Bytes.wrap(piece, 0, count));
    if (!out.consumed()) {
      piece = new byte[PIECE_BYTES];
    }
    return wanted;
  }

  private boolean readTrailer() throws CorruptDataException {
    while (at < input.length() && trailerBytes < wrapper.trailerBytes()) {
      trailer |= (input.get(at++) & 0xffL) << (Byte.SIZE * trailerBytes++);
    }
    if (trailerBytes < wrapper.trailerBytes()) {
      return false;
    }
    wrapper.checkTrailer(trailer, size, offset() - trailerBytes);
    if (blockBytes() > 0) {
      GzipWrapper.checkBlockBytes(blockBytes(), offset() - began, offset());
    }
    endMissing = blockBytes() > 0 && size > 0;
    part = Part.BETWEEN;
    return true;
  }

  private boolean lookForMember() throws CorruptDataException {
    if (at == input.length()) {
      return false;
    }
    byte next = input.get(at);
    if (next == 0x1f && wrapper.several()) {
      wrapper.begin();
      began = offset();
      part = Part.HEADER;
    } else if (next == 0 && wrapper.several()) {
      part = Part.PADDING;
    } else {
      throw new CorruptDataException(
          "trailing garbage after " + wrapper.format() + " data", offset());
    }
    return true;
  }

  private boolean checkPadding() throws CorruptDataException {
    for (; at < input.length(); at++) {
      if (input.get(at) != 0) {
        throw new CorruptDataException("trailing garbage after zero padding", offset());
      }
    }
    return false;
  }

  private void release() {
    before += input.length();
    input = Bytes.EMPTY;
    at = 0;
    if (inflater != null) {
      inflater.release();
    }
  }

  /// How far the parts other than the body have come in the stage's input.
  private long offset() {
    return before + at;
  }

  /// How far the inflater has come in the stage's input.
  private long inflated(RawInflater stream) {
    return before + input.length() - stream.unused();
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) throws Exception {
    boolean betweenMembers = part == Part.BETWEEN || part == Part.PADDING;
    if (!input.isEmpty() || (before > 0 && !betweenMembers)) {
      return false;
    }
    var _ = drained();
    return !more(out) && busy() == null;
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws Exception {
    ended = true;
    var _ = drained();
    more(out);
  }

  private void checkEnd() throws CorruptDataException {
    switch (part) {
      case HEADER -> throw truncated(before == 0 ? "the input is empty" : "it ends in a header");
      case BODY, BLOCK -> throw truncated("it ends in the compressed data");
      case TRAILER -> throw truncated("it ends in the checksum and size");
      case BETWEEN, PADDING -> {
        if (endMissing) {
          throw truncated("its last block is not the empty one that ends BGZF");
        }
      }
    }
  }

  private CorruptDataException truncated(String where) {
    return new CorruptDataException("truncated " + wrapper.format() + ": " + where, before);
  }

  @Override
  public @Nullable Report report() {
    if (chosen == null) {
      return null;
    }
    return chosen.report(streamed, blocks == null ? 1 : blocks.threads());
  }

  @Override
  public void close() {
    closed = true;
    try (RawInflater _ = inflater;
        Blocks _ = blocks) {
      input = Bytes.EMPTY;
    }
  }
}
