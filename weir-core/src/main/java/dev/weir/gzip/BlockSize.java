package dev.weir.gzip;

/// Looks in the extra field of a gzip header for the `BC` of a BGZF block, which says how long the
/// whole member is.
///
/// ```
/// B C | 2 0 | length of the member, less 1, in two bytes       among others of the same form
/// ```
final class BlockSize {
  private static final int ID = 'B' | 'C' << Byte.SIZE;
  private static final int HEAD_BYTES = 4; // identifier and length

  private int at; // in the subfield
  private int id;
  private int length;
  private int number;
  private int bytes;

  void reset() {
    at = 0;
    bytes = 0;
  }

  /// Takes the next byte of the extra field.
  void take(int value) {
    switch (at++) {
      case 0 -> id = value;
      case 1 -> id |= value << Byte.SIZE;
      case 2 -> length = value;
      case 3 -> {
        length |= value << Byte.SIZE;
        number = 0;
      }
      case 4 -> number = value;
      case 5 -> number |= value << Byte.SIZE;
      default -> {} // of somebody else
    }
    if (at >= HEAD_BYTES && at - HEAD_BYTES == length) {
      if (id == ID && length == Short.BYTES) {
        bytes = number + 1;
      }
      at = 0;
    }
  }

  /// How long the member says that it is, in bytes; 0 if it does not say.
  int bytes() {
    return bytes;
  }
}
