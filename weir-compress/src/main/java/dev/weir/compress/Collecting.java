package dev.weir.compress;

import dev.weir.Bytes;
import java.util.Arrays;

/// A few bytes of a header, which may come in several blocks: a number in little-endian order, or
/// several.
final class Collecting {
  private final byte[] bytes;
  private int count;

  Collecting(int mostBytes) {
    bytes = new byte[mostBytes];
  }

  /// Begins anew.
  void reset() {
    count = 0;
  }

  int count() {
    return count;
  }

  /// Takes from a block until there are so many.
  ///
  /// @param wanted in all
  /// @param from where they are
  /// @param at the first one that is still to be taken
  /// @return how many were taken
  int take(int wanted, Bytes from, int at) {
    int taken = Math.clamp(wanted - (long) count, 0, from.length() - at);
    from.copyTo(at, bytes, count, taken);
    count += taken;
    return taken;
  }

  /// A byte, 0 to 255.
  int at(int index) {
    return bytes[index] & 0xff;
  }

  /// A number of up to eight bytes.
  long number(int from, int length) {
    long number = 0;
    for (int i = 0; i < length; i++) {
      number |= (long) at(from + i) << (Byte.SIZE * i);
    }
    return number;
  }

  /// Whether what there is could be the beginning of this number of four bytes.
  boolean mayBecome(int magic) {
    int length = Math.min(count, Integer.BYTES);
    long mask = (1L << (Byte.SIZE * length)) - 1;
    return number(0, length) == (magic & mask);
  }

  byte[] array() {
    return Arrays.copyOf(bytes, count);
  }
}
