package dev.weir.gzip;

import dev.weir.CorruptDataException;
import java.util.zip.Adler32;
import java.util.zip.Deflater;

/// A zlib stream, RFC 1950.
///
/// ```
/// method and window | flags | [dictionary] | deflate data | Adler-32
/// ```
final class ZlibWrapper implements Wrapper {
  private static final int HEADER_BYTES = 2;
  private static final int MAX_WINDOW = 7; // 32 KiB
  private static final int DICTIONARY = 1 << 5;

  private final Adler32 adler = new Adler32();
  private int taken;
  private int first;

  @Override
  public String format() {
    return "zlib";
  }

  @Override
  public void begin() {
    adler.reset();
    taken = 0;
  }

  @Override
  public boolean headerComplete() {
    return taken == HEADER_BYTES;
  }

  @Override
  public void takeHeader(int value, long offset) throws CorruptDataException {
    if (taken++ == 0) {
      first = value;
      check((value & 0xf) == Deflater.DEFLATED, "not zlib data: unknown method", offset);
      check(value >>> 4 <= MAX_WINDOW, "not zlib data: window above 32 KiB", offset);
    } else {
      check((first << Byte.SIZE | value) % 31 == 0, "not zlib data: wrong header check", offset);
      check(
          (value & DICTIONARY) == 0,
          "zlib data needs a preset dictionary, which is not supported",
          offset);
    }
  }

  private static void check(boolean good, String otherwise, long offset)
      throws CorruptDataException {
    if (!good) {
      throw new CorruptDataException(otherwise, offset);
    }
  }

  @Override
  public void sum(byte[] decoded, int count) {
    adler.update(decoded, 0, count);
  }

  @Override
  public int trailerBytes() {
    return Integer.BYTES;
  }

  @Override
  public void checkTrailer(long trailer, long size, long offset) throws CorruptDataException {
    int said = Integer.reverseBytes((int) trailer);
    if (said != (int) adler.getValue()) {
      throw new CorruptDataException(
          "wrong Adler-32: zlib says %08x, the data has %08x".formatted(said, adler.getValue()),
          offset);
    }
  }

  @Override
  public boolean several() {
    return false;
  }
}
