package dev.weir.compress;

/// What the header of a zstd frame says.
///
/// ```
/// 28 b5 2f fd | descriptor | [window] | [dictionary (1, 2, 4)] | [content size (1, 2, 4, 8)]
/// ```
///
/// @param windowBytes how much of the content has to be kept
/// @param dictionary the number of the dictionary; 0 for none
/// @param checksum whether four bytes of checksum are behind the last block
record ZstdHeader(long windowBytes, long dictionary, boolean checksum) {
  static final int MAGIC = 0xfd2fb528;
  static final int MAX_BYTES = 18;

  /// With these the length of the rest is known.
  static final int FIXED_BYTES = 5;

  private static final int DESCRIPTOR = 4;
  private static final int RESERVED = 1 << 3;

  /// How long it is.
  ///
  /// @param header its first [#FIXED_BYTES]
  static int length(Collecting header) {
    int descriptor = header.at(DESCRIPTOR);
    return FIXED_BYTES
        + (isSingleSegment(descriptor) ? 0 : 1)
        + dictionaryBytes(descriptor)
        + contentSizeBytes(descriptor);
  }

  static boolean isReserved(Collecting header) {
    return (header.at(DESCRIPTOR) & RESERVED) != 0;
  }

  /// Reads it.
  ///
  /// @param header all of it
  static ZstdHeader of(Collecting header) {
    int descriptor = header.at(DESCRIPTOR);
    int at = FIXED_BYTES + (isSingleSegment(descriptor) ? 0 : 1);
    long dictionary = header.number(at, dictionaryBytes(descriptor));
    at += dictionaryBytes(descriptor);
    long window =
        isSingleSegment(descriptor)
            ? contentSize(header, at, contentSizeBytes(descriptor))
            : window(header.at(FIXED_BYTES));
    return new ZstdHeader(window, dictionary, (descriptor & (1 << 2)) != 0);
  }

  private static long window(int descriptor) {
    long base = 1L << (10 + (descriptor >> 3));
    return base + base / 8 * (descriptor & 7);
  }

  private static long contentSize(Collecting header, int at, int length) {
    return header.number(at, length) + (length == 2 ? 256 : 0);
  }

  private static boolean isSingleSegment(int descriptor) {
    return (descriptor & (1 << 5)) != 0;
  }

  private static int dictionaryBytes(int descriptor) {
    int flag = descriptor & 3;
    return flag == 3 ? 4 : flag;
  }

  private static int contentSizeBytes(int descriptor) {
    int flag = descriptor >> 6;
    return flag == 0 ? (isSingleSegment(descriptor) ? 1 : 0) : 1 << flag;
  }
}
