package dev.weir.formats;

import dev.weir.CorruptDataException;
import dev.weir.LimitException;

/// Where in the input something is.
///
/// @param offset bytes from its beginning
/// @param line from 1; an LF ends one
record Place(long offset, long line) {

  /// Finds the place of what is in a buffer.
  @FunctionalInterface
  interface Finder {
    Place of(int index);
  }

  /// The beginning of the input.
  static final Place START = new Place(0, 1);

  /// @param inside what of the element, such as `/a/0` or `field 3`; empty for the whole
  CorruptDataException corrupt(String inside, String wrong) {
    return new CorruptDataException(said(inside, wrong), offset);
  }

  LimitException limit(String inside, String wrong) {
    return new LimitException(said(inside, wrong) + " at byte " + offset);
  }

  String said(String inside, String wrong) {
    return "line " + line + (inside.isEmpty() ? ": " : ", " + inside + ": ") + wrong;
  }
}
