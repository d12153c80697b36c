package dev.weir.text;

import dev.weir.LimitException;
import dev.weir.Sizes;

/// A line in the making: parts of the old one, and what stands in the place of the others; never
/// longer than the limit.
final class Replaced {
  private final String line;
  private final int max;
  private final StringBuilder made = new StringBuilder();

  Replaced(String line, int max) {
    this.line = line;
    this.max = max;
  }

  void append(String text, int from, int to) throws LimitException {
    if (to - from > max - made.length()) {
      throw new LimitException(
          "line of %s characters becomes longer than max (%s)"
              .formatted(Sizes.count(line.length()), Sizes.count(max)));
    }
    made.append(text, from, to);
  }

  /// A part of the old line.
  void appendOld(int from, int to) throws LimitException {
    append(line, from, to);
  }

  /// A group; nothing if it is not in the match.
  void appendGroup(int from, int to) throws LimitException {
    if (from >= 0) {
      append(line, from, to);
    }
  }

  String text() {
    return made.toString();
  }
}
