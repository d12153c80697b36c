package dev.weir.frame;

import dev.weir.Bytes;
import java.io.IOException;

/// Splits at delimiters.
final class DelimitedSplitting extends FrameSplitting {
  private final Bytes[] delimiters;
  private final int longest;
  private final boolean lastMayLack;
  private int searched; // before this there is no delimiter, from `from` on

  DelimitedSplitting(Delimited framing) {
    super(framing.maxBytes());
    delimiters = framing.delimiters().toArray(Bytes[]::new);
    longest = framing.longest();
    lastMayLack = framing.lastMayLack();
  }

  /// A delimiter counts when the longest one that could begin there is known.
  @Override
  boolean find() throws IOException {
    int place = -1;
    int length = 0;
    Bytes seen = Bytes.wrap(buffer, 0, to);
    int begin = Math.max(searched, from);
    for (Bytes delimiter : delimiters) {
      int index = seen.indexOf(delimiter, begin, to);
      boolean nearer = place < 0 || index < place;
      if (index >= 0 && (nearer || (index == place && delimiter.length() > length))) {
        place = index;
        length = delimiter.length();
      }
    }
    boolean known = place >= 0 && (inputEnded || place + longest <= to);
    int end = place >= 0 ? place : inputEnded ? to : Math.max(begin, to - longest + 1);
    if (end - from > maxBytes) {
      throw tooLong();
    }
    searched = end;
    bodyFrom = from;
    bodyTo = end;
    next = end + length;
    return known || (inputEnded && lastMayLack);
  }

  @Override
  void moved(int by) {
    searched = Math.max(0, searched - by);
  }

  @Override
  void searchAnew() {
    searched = from;
  }

  @Override
  IOException cutOff() {
    return corrupt("input ends without the delimiter of a frame");
  }
}
