package dev.weir.gzip;

import dev.weir.Bytes;
import dev.weir.CodecStep;
import dev.weir.CorruptDataException;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.IOException;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/// A live [GzipDecoder]: the loop over the members.
///
/// ```
///   HEADER --> BODY --> TRAILER --> BETWEEN --> HEADER ...     the next member
///                                      |
///                                      +------> PADDING        zeros to the end
/// ```
///
/// A block of input is kept until it is used up. Only the body emits, one piece at a time.
final class Inflating implements CodecStep<Bytes, Bytes> {
  static final int PIECE_BYTES = 1 << 16;

  /// Up to here the ratio is not looked at.
  static final long RATIO_FREE_BYTES = 1 << 20;

  private static final byte[] NOTHING = {};
  private static final int TRAILER_BYTES = 8;

  private enum Part {
    HEADER,
    BODY,
    TRAILER,
    BETWEEN,
    PADDING
  }

  private final int maxExpansion;
  private final long maxBytes;
  private final Header header = new Header();
  private final CRC32 crc = new CRC32();
  private byte[] piece = new byte[PIECE_BYTES];

  private Part part = Part.HEADER;
  private Bytes input = Bytes.EMPTY;
  private int at; // in the input; while in the body, where the inflater was given it
  private long before; // bytes of the stage's input before this block
  private long trailer;
  private int trailerBytes;
  private long total; // bytes given, of all members

  private final Inflater inflater; // made last, so that nothing native is left when the rest fails

  Inflating(int maxExpansion, long maxBytes) {
    this.maxExpansion = maxExpansion;
    this.maxBytes = maxBytes;
    this.inflater = new Inflater(true);
  }

  @Override
  public void take(Bytes in, Emitter<? super Bytes> out) throws Exception {
    input = in;
    at = 0;
    if (part == Part.BODY) {
      inflater.setInput(in.buffer());
    }
    more(out);
  }

  @Override
  public boolean more(Emitter<? super Bytes> out) throws Exception {
    boolean goesOn = true;
    while (goesOn) {
      if (part == Part.BODY && out.pause()) {
        return true;
      }
      goesOn =
          switch (part) {
            case HEADER -> readHeader();
            case BODY -> inflate(out);
            case TRAILER -> readTrailer();
            case BETWEEN -> lookForMember();
            case PADDING -> checkPadding();
          };
    }
    release();
    return false;
  }

  /* Each part returns true to go on with this block, false when the block is used up. */

  private boolean readHeader() throws CorruptDataException {
    while (at < input.length() && !header.complete()) {
      header.take(input.get(at) & 0xff, offset());
      at++;
    }
    if (!header.complete()) {
      return false;
    }
    crc.reset();
    inflater.reset();
    inflater.setInput(input.slice(at, input.length()).buffer());
    part = Part.BODY;
    return true;
  }

  private boolean inflate(Emitter<? super Bytes> out) throws IOException, InterruptedException {
    int count = inflatePiece();
    boolean finished = inflater.finished();
    if (finished) {
      at = input.length() - inflater.getRemaining();
      trailer = 0;
      trailerBytes = 0;
      part = Part.TRAILER;
    }
    if (count > 0 && !give(count, out)) {
      return false;
    }
    return finished || count == PIECE_BYTES; // room was left: the inflater has no more for now
  }

  private int inflatePiece() throws IOException {
    try {
      return inflater.inflate(piece, 0, PIECE_BYTES);
    } catch (DataFormatException e) {
      String said = e.getMessage() == null ? "" : ": " + e.getMessage();
      throw new CorruptDataException("corrupt deflate data" + said, inflated());
    }
  }

  private boolean give(int count, Emitter<? super Bytes> out)
      throws IOException, InterruptedException {
    crc.update(piece, 0, count);
    total += count;
    checkLimits();
    if (count < PIECE_BYTES / 2) {
      return out.emit(Bytes.copyOf(piece, 0, count));
    }
    byte[] full = piece;
    piece = new byte[PIECE_BYTES];
    return out.emit(Bytes.wrap(full, 0, count));
  }

  private void checkLimits() throws LimitException {
    if (total > maxBytes) {
      throw new LimitException(
          "expands to more than %s bytes at byte %d".formatted(Sizes.count(maxBytes), inflated()));
    }
    if (total > RATIO_FREE_BYTES && (double) total / inflated() > maxExpansion) {
      throw new LimitException(
          "expands more than maxExpansion (%s to 1) at byte %d"
              .formatted(Sizes.count(maxExpansion), inflated()));
    }
  }

  private boolean readTrailer() throws CorruptDataException {
    while (at < input.length() && trailerBytes < TRAILER_BYTES) {
      trailer |= (input.get(at++) & 0xffL) << (Byte.SIZE * trailerBytes++);
    }
    if (trailerBytes < TRAILER_BYTES) {
      return false;
    }
    checkTrailer((int) trailer, (int) (trailer >>> Integer.SIZE));
    part = Part.BETWEEN;
    return true;
  }

  private void checkTrailer(int saidCrc, int saidSize) throws CorruptDataException {
    if (saidCrc != (int) crc.getValue()) {
      throw new CorruptDataException(
          "wrong CRC-32: gzip says %08x, the data has %08x".formatted(saidCrc, crc.getValue()),
          offset() - TRAILER_BYTES);
    }
    if (saidSize != (int) inflater.getBytesWritten()) {
      throw new CorruptDataException(
          "wrong size: gzip says %d, the data has %d (modulo 2^32)"
              .formatted(
                  Integer.toUnsignedLong(saidSize), inflater.getBytesWritten() & 0xffff_ffffL),
          offset() - Integer.BYTES);
    }
  }

  private boolean lookForMember() throws CorruptDataException {
    if (at == input.length()) {
      return false;
    }
    switch (input.get(at)) {
      case 0x1f -> {
        header.reset();
        part = Part.HEADER;
      }
      case 0 -> part = Part.PADDING;
      default -> throw new CorruptDataException("trailing garbage after gzip data", offset());
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
    inflater.setInput(NOTHING); // lets the block go
  }

  /// How far the parts other than the body have come in the stage's input.
  private long offset() {
    return before + at;
  }

  /// How far the inflater has come in the stage's input.
  private long inflated() {
    return before + input.length() - inflater.getRemaining();
  }

  @Override
  public boolean flush(Emitter<? super Bytes> out) {
    boolean betweenMembers = part == Part.BETWEEN || part == Part.PADDING;
    return input.isEmpty() && (before == 0 || betweenMembers);
  }

  @Override
  public void finish(Emitter<? super Bytes> out) throws CorruptDataException {
    switch (part) {
      case HEADER -> throw truncated(before == 0 ? "the input is empty" : "it ends in a header");
      case BODY -> throw truncated("it ends in the compressed data");
      case TRAILER -> throw truncated("it ends in the checksum and size");
      case BETWEEN, PADDING -> {}
    }
  }

  private CorruptDataException truncated(String where) {
    return new CorruptDataException("truncated gzip: " + where, before);
  }

  @Override
  public void close() {
    inflater.end();
  }
}
