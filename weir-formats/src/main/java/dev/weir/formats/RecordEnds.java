package dev.weir.formats;

/// Finds where CSV records end, byte by byte, over as many buffers as it takes.
///
/// A quote means something only where a field begins, and behind a quote. What is wrong in a record
/// is not seen, but its end is found where the line ends then.
final class RecordEnds {
  private static final byte LF = '\n';
  private static final byte CR = '\r';

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
    at = index;
    state = State.FIELD;
  }

  /// What was looked at moves to another place, in the same record.
  void moveTo(int index) {
    at = index;
  }

  /// The end of the record, behind its line ending; -1 if it is not in the buffer. A CR at the end
  /// of the buffer is looked at again with what comes behind it, unless nothing does.
  int next(byte[] buffer, int filled, boolean inputEnded) {
    while (at < filled) {
      byte c = buffer[at];
      if (state == State.QUOTED) {
        if (c == quote) {
          state = State.CLOSED;
        }
      } else if (c == LF) {
        return endedAt(at + 1);
      } else if (c == CR) {
        if (at + 1 == filled && !inputEnded) {
          return -1;
        }
        return endedAt(at + 1 < filled && buffer[at + 1] == LF ? at + 2 : at + 1);
      } else if (c == separator) {
        state = State.FIELD;
      } else if (c == quote && state != State.PLAIN) {
        state = State.QUOTED;
      } else {
        state = State.PLAIN;
      }
      at++;
    }
    return -1;
  }

  private int endedAt(int end) {
    begin(end);
    return end;
  }
}
