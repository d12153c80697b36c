package dev.weir.gzip;

import java.nio.ByteBuffer;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.Checksum;
import org.jspecify.annotations.Nullable;

/// What is written around deflate data: a header before it, a checksum behind it.
///
/// One of these is for one stream.
final class Envelope {
  private static final byte[] NOTHING = {};

  private final byte[] header;
  private final @Nullable Checksum checksum;
  private final boolean gzip;
  private long size;

  private Envelope(byte[] header, @Nullable Checksum checksum, boolean gzip) {
    this.header = header;
    this.checksum = checksum;
    this.gzip = gzip;
  }

  /// A gzip member, RFC 1952.
  static Envelope gzip(int level) {
    byte[] header = new byte[Framing.HEADER_BYTES];
    Framing.header(header, level);
    return new Envelope(header, new CRC32(), true);
  }

  /// A zlib stream, RFC 1950: a window of 32 KiB, the level in two bits, and what makes the header
  /// a multiple of 31.
  static Envelope zlib(int level) {
    int method = 0x78;
    int flags = (level == 1 ? 0 : level < 6 ? 1 : level == 6 ? 2 : 3) << 6;
    flags += 31 - (method << Byte.SIZE | flags) % 31;
    return new Envelope(new byte[] {(byte) method, (byte) flags}, new Adler32(), false);
  }

  /// Nothing: deflate data alone, RFC 1951.
  static Envelope none() {
    return new Envelope(NOTHING, null, false);
  }

  byte[] header() {
    return header;
  }

  /// Takes what is going to be compressed.
  void sum(ByteBuffer data) {
    size += data.remaining();
    if (checksum != null) {
      checksum.update(data);
    }
  }

  /// What is behind the data.
  byte[] trailer() {
    if (checksum == null) {
      return NOTHING;
    }
    if (gzip) {
      byte[] trailer = new byte[Framing.TRAILER_BYTES];
      Framing.trailer(trailer, 0, checksum.getValue(), size);
      return trailer;
    }
    return ByteBuffer.allocate(Integer.BYTES).putInt((int) checksum.getValue()).array();
  }
}
