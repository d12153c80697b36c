package dev.weir.text;

import dev.weir.Bytes;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.OptionalLong;

/// [Lines] of what follows a part of a text that was dealt with before.
///
/// @param whole the same for a whole text
/// @param lines how lines are made
/// @param position bytes that were dealt with
/// @param opener gives a step
record ContinuedLines<O>(Transform<Bytes, O> whole, Lines lines, long position, Opener<O> opener)
    implements Transform<Bytes, O> {

  /// Refuses what may end a line with a CR: an LF behind the place would belong to it.
  ContinuedLines {
    if (lines.loneCr()) {
      throw new IllegalStateException(
          "lines that may end with a CR alone cannot go on in the middle of a text");
    }
  }

  /// Gives a step that begins somewhere.
  @FunctionalInterface
  interface Opener<O> {
    Step<Bytes, O> open(Lines lines, long begun);
  }

  @Override
  public Step<Bytes, O> open() {
    return opener.open(lines, position);
  }

  @Override
  public String name() {
    return whole.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return whole.heldBytes();
  }
}
