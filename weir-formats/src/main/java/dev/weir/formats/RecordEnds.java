package dev.weir.formats;

import dev.weir.Bytes;

/// Finds where CSV records end, over as many buffers as it takes.
///
/// A quote means something only where a field begins, and behind a quote. What is wrong in a record
/// is not seen, but its end is found where the line ends then.
final class RecordEnds {
  private static final byte LF = '\n';
  private static final byte CR = '\r';
  private static final int UNKNOWN = -1;

  /// Where in a record it is.
  private enum State {
    FIELD,
    PLAIN,
    QUOTED,
    CLOSED
  }

  private final byte separator;
  private final byte quote;
  private State state = State.FIELD;
  private int at; // how far the buffer was looked at
  private boolean atRecord; // where one begins
  private int nextQuote; // in the buffer, from `at` on, or its end; less than `at`: look for it
  private int nextCr; // the same for CR

  RecordEnds(CsvShape shape) {
    separator = (byte) shape.separator();
    quote = (byte) shape.quote();
  }

  /// How far it has come.
  int at() {
    return at;
  }

  /// Whether it is between two quotes.
  boolean quoted() {
    return state == State.QUOTED;
  }

  /// Begins with a new record there.
  void begin(int index) {
    moveTo(index);
    state = State.FIELD;
    atRecord = true;
  }

  /// What was looked at moves to another place, in the same record; the buffer has changed.
  void moveTo(int index) {
    at = index;
    nextQuote = UNKNOWN;
    nextCr = UNKNOWN;
  }

  /// The end of the record, behind its line ending; -1 if it is not in the buffer. A CR at the end
  /// of the buffer is looked at again with what comes behind it, unless nothing does.
  int next(byte[] buffer, int filled, boolean inputEnded) {
    Bytes all = Bytes.wrap(buffer, 0, filled);
    int end = atRecord ? plainLineEnd(all) : UNKNOWN;
    if (end == UNKNOWN) {
      atRecord = false;
      end = walk(all, inputEnded);
    }
    if (end >= 0) {
      at = end;
      state = State.FIELD;
      atRecord = true;
    }
    return end;
  }

  /// The end of a record without a quote that ends with LF or CRLF, found many bytes at a time.
  private int plainLineEnd(Bytes all) {
    int lf = all.indexOf(LF, at);
    if (lf < 0) {
      return UNKNOWN;
    }
    if (nextQuote < at) {
      nextQuote = place(all, quote, at);
    }
    if (nextCr < at) {
      nextCr = place(all, CR, at);
    }
    return nextQuote > lf && nextCr >= lf - 1 ? lf + 1 : UNKNOWN;
  }

  private static int place(Bytes all, byte value, int from) {
    int index = all.indexOf(value, from);
    return index < 0 ? all.length() : index;
  }

  private int walk(Bytes all, boolean inputEnded) {
    int filled = all.length();
    int i = at;
    while (i < filled) {
      if (state == State.QUOTED) {
        i = place(all, quote, i);
        state = i < filled ? State.CLOSED : State.QUOTED;
      } else {
        byte c = all.get(i);
        if (c == LF) {
          return i + 1;
        }
        if (c == CR) {
          if (i + 1 < filled) {
            return all.get(i + 1) == LF ? i + 2 : i + 1;
          }
          at = i;
          return inputEnded ? filled : -1;
        }
        if (c == separator) {
          state = State.FIELD;
        } else if (c == quote && state != State.PLAIN) {
          state = State.QUOTED;
        } else {
          state = State.PLAIN;
        }
      }
      i++;
    }
    at = filled;
    return -1;
  }
}
