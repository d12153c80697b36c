package dev.weir.frame;

/// How the length before a frame is written.
public enum LengthForm {
  /// One byte, without a sign.
  INT8(1, true),
  /// Two bytes, the high one first, as in network protocols.
  INT16_BE(2, true),
  /// Two bytes, the low one first.
  INT16_LE(2, false),
  /// Four bytes, the high one first.
  INT32_BE(4, true),
  /// Four bytes, the low one first.
  INT32_LE(4, false),
  /// Eight bytes, the high one first.
  INT64_BE(8, true),
  /// Eight bytes, the low one first.
  INT64_LE(8, false),
  /// Seven bits in each byte, the low ones first, the highest bit set in all but the last byte, as
  /// in protocol buffers (LEB128).
  VARINT(10, false);

  private static final int MORE = 0x80;

  private final int bytes; // at most, for a varint
  private final boolean highFirst;

  LengthForm(int bytes, boolean highFirst) {
    this.bytes = bytes;
    this.highFirst = highFirst;
  }

  /// How many bytes it takes, at most.
  int most() {
    return bytes;
  }

  /// How many bytes it takes here; 0 if that many are not there yet, -1 if it is none.
  int size(byte[] run, int from, int to) {
    if (this != VARINT) {
      return to - from >= bytes ? bytes : 0;
    }
    for (int i = 0; i < bytes && from + i < to; i++) {
      if ((run[from + i] & MORE) == 0) {
        return i == bytes - 1 && run[from + i] > 1 ? -1 : i + 1;
      }
    }
    return to - from < bytes ? 0 : -1;
  }

  /// The length that is written there, as an unsigned number.
  long read(byte[] run, int from, int size) {
    long length = 0;
    for (int i = 0; i < size; i++) {
      int value = run[from + i] & 0xff;
      if (this == VARINT) {
        length |= (long) (value & 0x7f) << (7 * i);
      } else {
        length |= (long) value << (8 * (highFirst ? size - 1 - i : i));
      }
    }
    return length;
  }

  /// The length as bytes; empty if it does not fit.
  byte[] write(int length) {
    if (this == VARINT) {
      return varint(length);
    }
    if (bytes < Integer.BYTES && length >>> (8 * bytes) != 0) {
      return new byte[0];
    }
    var written = new byte[bytes];
    for (int i = 0; i < bytes; i++) {
      written[highFirst ? bytes - 1 - i : i] = (byte) ((long) length >>> (8 * i));
    }
    return written;
  }

  private static byte[] varint(int length) {
    var written = new byte[1 + (31 - Integer.numberOfLeadingZeros(length | 1)) / 7];
    int left = length;
    for (int i = 0; i < written.length; i++) {
      written[i] = (byte) (i < written.length - 1 ? (left & 0x7f) | MORE : left);
      left >>>= 7;
    }
    return written;
  }
}
