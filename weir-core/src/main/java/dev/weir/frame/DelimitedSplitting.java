package dev.weir.frame;

import dev.weir.Bytes;
import java.io.IOException;
import java.util.Arrays;

/// Splits at delimiters.
///
/// The next place of each is kept until the frames have come to it, so that one that is rare is not
/// looked for again with each frame.
final class DelimitedSplitting extends FrameSplitting {
  private static final int NONE = -1;

  private final Bytes[] delimiters;
  private final int longest;
  private final boolean lastMayLack;
  private final int[] places; // of each the next one; before `from`: look for it
  private final int[] searched; // of each: before this there is none, from `from` on

  DelimitedSplitting(Delimited framing) {
    super(framing.maxBytes(), framing.longest());
    delimiters = framing.delimiters().toArray(Bytes[]::new);
    longest = framing.longest();
    lastMayLack = framing.lastMayLack();
    places = new int[delimiters.length];
    Arrays.fill(places, NONE);
    searched = new int[delimiters.length];
  }

  /// A delimiter counts when the longest one that could begin there is known, and none that could
  /// begin before it.
  @Override
  boolean find() throws IOException {
    int place = NONE;
    int length = 0;
    Bytes seen = Bytes.wrap(buffer, 0, to);
    for (int i = 0; i < delimiters.length; i++) {
      int index = place(i, seen);
      int itsLength = delimiters[i].length();
      boolean nearer = place < 0 || index < place;
      if (index >= 0 && (nearer || (index == place && itsLength > length))) {
        place = index;
        length = itsLength;
      }
    }
    boolean known = place >= 0 && (inputEnded || place + longest <= to);
    int end = known ? place : inputEnded ? to : Math.max(from, to - longest + 1);
    if (end - from > maxBytes) {
      throw tooLong();
    }
    bodyFrom = from;
    bodyTo = end;
    next = end + length;
    return known || (inputEnded && lastMayLack);
  }

  /// Where a delimiter comes next, from `from` on; negative if there is none yet.
  private int place(int i, Bytes seen) {
    if (places[i] < from) {
      int begin = Math.max(searched[i], from);
      int index = seen.indexOf(delimiters[i], begin, to);
      places[i] = index;
      searched[i] = index >= 0 ? index : Math.max(begin, to - delimiters[i].length() + 1);
    }
    return places[i];
  }

  @Override
  void moved(int by) {
    for (int i = 0; i < places.length; i++) {
      places[i] = Math.max(NONE, places[i] - by);
      searched[i] = Math.max(0, searched[i] - by);
    }
  }

  @Override
  IOException cutOff() {
    return corrupt("input ends without the delimiter of a frame");
  }
}
