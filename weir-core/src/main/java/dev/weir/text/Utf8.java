package dev.weir.text;

import dev.weir.Bytes;
import java.nio.charset.StandardCharsets;

/// What is UTF-8 and what is not, by the rules of Unicode, as the JDK's decoder has them.
final class Utf8 {
  private static final int NONE = -1;

  private Utf8() {}

  /// Where the first sequence begins that is malformed; -1 if there is none.
  static int malformed(Bytes run, int from, int to) {
    int at = run.asciiEnd(from, to);
    while (at < to) {
      int length = sequence(run, at, to);
      if (length == 0) {
        return at;
      }
      at += length;
    }
    return NONE;
  }

  /// How long the sequence is that begins there; 0 if it is malformed.
  private static int sequence(Bytes run, int at, int to) {
    int lead = run.get(at);
    if (lead >= 0) {
      return 1;
    }
    lead &= 0xff;
    int length = length(lead);
    if (length == 0 || at + length > to) {
      return 0;
    }
    int second = run.get(at + 1) & 0xff;
    if (second < lowestSecond(lead) || second > highestSecond(lead)) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((run.get(at + i) & 0xc0) != 0x80) {
        return 0;
      }
    }
    return length;
  }

  private static int length(int lead) {
    if (lead < 0xc2 || lead > 0xf4) {
      return 0;
    }
    if (lead < 0xe0) {
      return 2;
    }
    return lead < 0xf0 ? 3 : 4;
  }

  private static int lowestSecond(int lead) {
    return switch (lead) {
      case 0xe0 -> 0xa0; // else it would be longer than it need be
      case 0xf0 -> 0x90;
      default -> 0x80;
    };
  }

  private static int highestSecond(int lead) {
    return switch (lead) {
      case 0xed -> 0x9f; // no surrogates
      case 0xf4 -> 0x8f; // nothing above U+10FFFF
      default -> 0xbf;
    };
  }

  /// Whether a text has a UTF-8 form, which one with half a surrogate pair has not.
  static boolean encodes(String text) {
    return StandardCharsets.UTF_8.newEncoder().canEncode(text);
  }
}
