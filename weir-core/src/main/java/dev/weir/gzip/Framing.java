package dev.weir.gzip;

import java.util.zip.CRC32;
import java.util.zip.Deflater;

/// How compressed blocks become gzip.
enum Framing {
  /// All of them are one member, each primed with what is before it: the smallest.
  JOINED,
  /// Each is a member of its own, for compressors that cannot join.
  MEMBERS,
  /// Each is a member of its own of at most 64 KiB that says how long it is, so that it can be
  /// found and decompressed alone: BGZF, section 4.1 of the SAM format specification.
  BGZF;

  static final int HEADER_BYTES = 10;
  static final int BGZF_HEADER_BYTES = 18;
  static final int TRAILER_BYTES = 8;

  /// The most that goes into a block of BGZF, so that one which is stored still fits into 64 KiB.
  static final int BGZF_BLOCK_BYTES = 0xff00;

  /// An empty block, which says that a file of BGZF ends here.
  static byte[] bgzfEnd() {
    byte[] end = new byte[28];
    bgzfHeader(end, end.length);
    end[BGZF_HEADER_BYTES] = 3; // an empty deflate stream; size and checksum are 0
    return end;
  }

  /// The header of a member, without a name, a time or a system.
  static void header(byte[] into, int level) {
    into[0] = 0x1f;
    into[1] = (byte) 0x8b;
    into[2] = Deflater.DEFLATED;
    into[3] = 0;
    for (int i = 4; i < 8; i++) {
      into[i] = 0;
    }
    into[8] = (byte) (level == 9 ? 2 : level == 1 ? 4 : 0);
    into[9] = (byte) 0xff;
  }

  /// The header of a block of BGZF.
  ///
  /// @param bytes how long the whole block is
  static void bgzfHeader(byte[] into, int bytes) {
    header(into, Deflater.DEFAULT_COMPRESSION);
    into[3] = 4; // with an extra field
    into[10] = 6; // of 6 bytes
    into[11] = 0;
    into[12] = 'B';
    into[13] = 'C';
    into[14] = 2;
    into[15] = 0;
    into[16] = (byte) (bytes - 1);
    into[17] = (byte) ((bytes - 1) >>> Byte.SIZE);
  }

  /// Checksum and size, the low byte first.
  static void trailer(byte[] into, int at, long crc, long size) {
    for (int i = 0; i < TRAILER_BYTES; i++) {
      long word = i < Integer.BYTES ? crc : size;
      into[at + i] = (byte) (word >>> (i % Integer.BYTES * Byte.SIZE));
    }
  }

  static long crc(byte[] data, int from, int to) {
    var crc = new CRC32();
    crc.update(data, from, to - from);
    return crc.getValue();
  }

  /// A block of BGZF whose data is not compressed, because that would make it longer.
  static int stored(byte[] data, int from, int to, byte[] into, int at) {
    int length = to - from;
    into[at] = 1; // the last block of the stream, stored
    into[at + 1] = (byte) length;
    into[at + 2] = (byte) (length >>> Byte.SIZE);
    into[at + 3] = (byte) ~length;
    into[at + 4] = (byte) (~length >>> Byte.SIZE);
    System.arraycopy(data, from, into, at + 5, length);
    return 5 + length;
  }
}
