package dev.weir;

/// What is UTF-8 and what is not, by the strict rules of Unicode, as the JDK's decoder has them:
/// nothing longer than it need be, no surrogates, nothing above U+10FFFF.
final class Utf8 {
  private static final int NONE = -1;

  private Utf8() {}

  /// The first byte of a sequence that is malformed, or cut off at the end; -1 if there is none.
  static int malformedAt(byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (bytes[at] >= 0) {
        at++;
      } else {
        int length = sequence(bytes, at, to);
        if (length == 0) {
          return at;
        }
        at += length;
      }
    }
    return NONE;
  }

  /// How long the sequence is that begins there, with a byte that is not ASCII; 0 if it is
  /// malformed.
  private static int sequence(byte[] bytes, int at, int to) {
    int first = bytes[at] & 0xFF;
    if (first < 0xC2 || first > 0xF4) {
      return 0;
    }
    int length = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4;
    if (length > to - at || !secondFits(first, bytes[at + 1] & 0xFF)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[at + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static boolean secondFits(int first, int second) {
    int least = first == 0xE0 ? 0xA0 : first == 0xF0 ? 0x90 : 0x80;
    int most = first == 0xED ? 0x9F : first == 0xF4 ? 0x8F : 0xBF;
    return second >= least && second <= most;
  }
}
