package dev.weir.compress;

import net.jpountz.xxhash.XXHash32;

/// What the header of an lz4 frame says.
///
/// ```
/// 04 22 4d 18 | flags | block size | [content size (8)] | [dictionary (4)] | checksum
/// ```
///
/// @param blockBytes the most that a block decompresses to
/// @param linked whether a block refers to the 64 KiB before it
/// @param blockChecksum whether four bytes of checksum are behind each block
/// @param checksum whether four bytes of checksum are behind the end mark
/// @param contentBytes how much there is in all; [#UNKNOWN] if it does not say
/// @param dictionary whether it needs one
record Lz4Header(
    int blockBytes,
    boolean linked,
    boolean blockChecksum,
    boolean checksum,
    long contentBytes,
    boolean dictionary) {
  static final int MAGIC = 0x184d2204;
  static final int LEGACY_MAGIC = 0x184c2102;
  static final int MAX_BYTES = 19;

  /// With these the length of the rest is known.
  static final int FIXED_BYTES = 6;

  static final long UNKNOWN = -1;

  private static final int FLAGS = Integer.BYTES;
  private static final int BLOCK_SIZE = FLAGS + 1;
  private static final int VERSION = 1 << 6;
  private static final int VERSION_MASK = 3 << 6;
  private static final int INDEPENDENT = 1 << 5;
  private static final int BLOCK_CHECKSUM = 1 << 4;
  private static final int CONTENT_SIZE = 1 << 3;
  private static final int CHECKSUM = 1 << 2;
  private static final int RESERVED = 1 << 1;
  private static final int DICTIONARY = 1;
  private static final int BLOCK_SIZE_RESERVED = 0x8f;
  private static final int SMALLEST = 4; // 64 KiB, and each is four times the one before

  static boolean isBlockSize(int bytes) {
    return bytes == 1 << 16 || bytes == 1 << 18 || bytes == 1 << 20 || bytes == 1 << 22;
  }

  /// How long it is.
  ///
  /// @param header its first [#FIXED_BYTES]
  static int length(Collecting header) {
    int flags = header.at(FLAGS);
    return FIXED_BYTES
        + ((flags & CONTENT_SIZE) != 0 ? Long.BYTES : 0)
        + ((flags & DICTIONARY) != 0 ? Integer.BYTES : 0)
        + 1;
  }

  /// What is wrong with its first [#FIXED_BYTES]; empty if nothing is.
  static String fault(Collecting header) {
    int flags = header.at(FLAGS);
    int blockSize = header.at(BLOCK_SIZE);
    if ((flags & VERSION_MASK) != VERSION) {
      return "unknown lz4 version " + (flags >> 6);
    }
    if ((flags & RESERVED) != 0 || (blockSize & BLOCK_SIZE_RESERVED) != 0) {
      return "reserved lz4 flags set";
    }
    return blockSize >> 4 < SMALLEST ? "unknown lz4 block size " + (blockSize >> 4) : "";
  }

  /// Reads it.
  ///
  /// @param header all of it, without a fault
  static Lz4Header of(Collecting header) {
    int flags = header.at(FLAGS);
    int code = header.at(BLOCK_SIZE) >> 4;
    boolean sized = (flags & CONTENT_SIZE) != 0;
    return new Lz4Header(
        1 << (8 + 2 * code),
        (flags & INDEPENDENT) == 0,
        (flags & BLOCK_CHECKSUM) != 0,
        (flags & CHECKSUM) != 0,
        sized ? header.number(FIXED_BYTES, Long.BYTES) : UNKNOWN,
        (flags & DICTIONARY) != 0);
  }

  /// The checksum of a header that is whole but for it.
  ///
  /// @param header from the magic on
  /// @param length of it, without the checksum
  static byte checksum(XXHash32 hash, byte[] header, int length) {
    return (byte) (hash.hash(header, FLAGS, length - FLAGS, 0) >> Byte.SIZE);
  }

  /// A header of independent blocks, ready to be written.
  static byte[] write(XXHash32 hash, Lz4Encoder encoder) {
    byte[] header = new byte[FIXED_BYTES + 1];
    for (int i = 0; i < Integer.BYTES; i++) {
      header[i] = (byte) (MAGIC >> (Byte.SIZE * i));
    }
    int code = (Integer.numberOfTrailingZeros(encoder.blockBytes()) - 8) / 2;
    header[FLAGS] = (byte) (VERSION | INDEPENDENT | (encoder.checksum() ? CHECKSUM : 0));
    header[BLOCK_SIZE] = (byte) (code << 4);
    header[FIXED_BYTES] = checksum(hash, header, FIXED_BYTES);
    return header;
  }
}
