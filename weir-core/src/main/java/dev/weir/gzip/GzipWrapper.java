package dev.weir.gzip;

import dev.weir.CorruptDataException;
import java.util.zip.CRC32;

/// A gzip member, RFC 1952.
final class GzipWrapper implements Wrapper {
  static final int TRAILER_BYTES = 8;

  private final Header header = new Header();
  private final CRC32 crc = new CRC32();

  @Override
  public String format() {
    return "gzip";
  }

  @Override
  public void begin() {
    header.reset();
    crc.reset();
  }

  @Override
  public boolean headerComplete() {
    return header.complete();
  }

  @Override
  public void takeHeader(int value, long offset) throws CorruptDataException {
    header.take(value, offset);
  }

  Header header() {
    return header;
  }

  @Override
  public void sum(byte[] decoded, int count) {
    crc.update(decoded, 0, count);
  }

  @Override
  public int trailerBytes() {
    return TRAILER_BYTES;
  }

  @Override
  public void checkTrailer(long trailer, long size, long offset) throws CorruptDataException {
    check(trailer, crc.getValue(), size, offset);
  }

  /// Checks that a BGZF block is as long as its header says.
  static void checkBlockBytes(int said, long length, long offset) throws CorruptDataException {
    if (said != length) {
      throw new CorruptDataException(
          "wrong BGZF block size: its header says %d, it has %d".formatted(said, length), offset);
    }
  }

  static void check(long trailer, long crc, long size, long offset) throws CorruptDataException {
    if ((int) trailer != (int) crc) {
      throw new CorruptDataException(
          "wrong CRC-32: gzip says %08x, the data has %08x".formatted((int) trailer, crc), offset);
    }
    int saidSize = (int) (trailer >>> Integer.SIZE);
    if (saidSize != (int) size) {
      throw new CorruptDataException(
          "wrong size: gzip says %d, the data has %d (modulo 2^32)"
              .formatted(Integer.toUnsignedLong(saidSize), size & 0xffff_ffffL),
          offset + Integer.BYTES);
    }
  }

  @Override
  public boolean several() {
    return true;
  }
}
