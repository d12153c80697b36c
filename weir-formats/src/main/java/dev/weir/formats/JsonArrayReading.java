package dev.weir.formats;

import dev.weir.CorruptDataException;
import dev.weir.LimitException;
import dev.weir.Sizes;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A live [JsonArrayDecoder]. It finds where each value ends, by its quotes and brackets, and has
/// the value checked then.
final class JsonArrayReading extends Reading {
  /*
   * What is accepted is JSON although the search for the end knows only quotes and brackets: it is
   * `[`, values that were checked as they are, a comma between two, `]`. If the search is misled, then
   * by what is no JSON, and the check of what it found fails.
   */

  /// What comes next.
  private enum Next {
    ARRAY,
    VALUE_OR_END,
    VALUE,
    REST_OF_VALUE,
    COMMA_OR_END,
    NOTHING
  }

  private final ElementCheck check;
  private Next next = Next.ARRAY;
  private int depth; // of brackets in the value, up to `scan`
  private boolean inString;
  private boolean escaped;
  private boolean skipping; // the rest of a value that is too long

  JsonArrayReading(JsonArrayDecoder decoder, BadRecords bad) {
    super(bad, decoder.limits().elementBytes());
    check = new ElementCheck(decoder.limits(), decoder.duplicates());
  }

  @Override
  @Nullable JsonValue next() throws IOException, InterruptedException {
    while (true) {
      if (next != Next.REST_OF_VALUE) {
        at = ElementCheck.spaceEnd(buffer, at, filled);
        scan = at;
      }
      if (scan == filled && next != Next.REST_OF_VALUE) {
        checkEnd();
        return null;
      }
      if (next == Next.REST_OF_VALUE) {
        int end = valueEnd();
        if (end < 0) {
          checkEnd();
          keep();
          return null;
        }
        JsonValue value = value(end);
        at = end;
        next = Next.COMMA_OR_END;
        if (value != null) {
          return value;
        }
      } else {
        mark(buffer[at]);
      }
    }
  }

  /// What is not within a value.
  private void mark(byte c) throws CorruptDataException {
    switch (next) {
      case ARRAY -> {
        expect(
            c == '[',
            "this is no array, which begins with [ (json-lines reads a value from each line)");
        next = Next.VALUE_OR_END;
        at++;
      }
      case VALUE_OR_END, VALUE -> {
        if (c == ']' && next == Next.VALUE_OR_END) {
          next = Next.NOTHING;
          at++;
        } else {
          expect(c != ']' && c != ',', "a value is missing before " + (char) c);
          next = Next.REST_OF_VALUE;
          depth = 0;
          inString = false;
          escaped = false;
        }
      }
      case COMMA_OR_END -> {
        expect(c == ',' || c == ']', "a comma or ] is missing behind the value");
        next = c == ',' ? Next.VALUE : Next.NOTHING;
        at++;
      }
      default -> expect(false, "there is something behind the array");
    }
  }

  private void expect(boolean met, String rule) throws CorruptDataException {
    if (!met) {
      throw place(at).corrupt("", rule);
    }
  }

  private void checkEnd() throws CorruptDataException {
    if (inputEnded && next != Next.NOTHING) {
      String wrong = next == Next.ARRAY ? "there is no array" : "the array is cut off";
      throw place(filled).corrupt("", wrong);
    }
  }

  /// Behind the value, or -1 if it goes on behind the buffer.
  private int valueEnd() {
    int i = scan;
    while (i < filled) {
      if (inString) {
        i = stringEnd(i);
        if (!inString && depth == 0) {
          return i;
        }
        continue;
      }
      switch (buffer[i]) {
        case '"' -> inString = true;
        case '{', '[' -> depth++;
        case '}', ']' -> {
          if (depth == 0) {
            return i; // of the array, or nobody's; behind a number, or a word
          }
          depth--;
          if (depth == 0) {
            return i + 1;
          }
        }
        case ',', ' ', '\n', '\r', '\t' -> {
          if (depth == 0) {
            return i;
          }
        }
        default -> {}
      }
      i++;
    }
    scan = i;
    return -1;
  }

  /// Behind the closing quote, or the end of the buffer.
  private int stringEnd(int from) {
    byte[] bytes = buffer;
    int end = filled;
    int i = from;
    if (escaped && i < end) {
      escaped = false;
      i++;
    }
    while (i < end) {
      byte c = bytes[i++];
      if (c == '"') {
        inString = false;
        return i;
      }
      if (c == '\\') {
        escaped = i == end;
        i++;
      }
    }
    return end;
  }

  /// The value is not whole yet: keeps it, if it is not too long.
  private void keep() throws IOException, InterruptedException {
    if (!skipping && filled - at > recordBytes) {
      bad.begin(tooLong());
      skipping = true;
    }
    if (skipping) {
      bad.piece(buffer, at, filled);
      at = filled;
    }
  }

  private LimitException tooLong() {
    return place(at).limit("", "the value is longer than " + Sizes.count(recordBytes) + " bytes");
  }

  private @Nullable JsonValue value(int end) throws IOException, InterruptedException {
    if (skipping) {
      skipping = false;
      bad.end(buffer, at, end);
      return null;
    }
    try {
      if (end - at > recordBytes) {
        throw tooLong();
      }
      return check.value(buffer, at, end, this::place);
    } catch (DuplicateNameException | LimitException e) {
      bad.met(e, buffer, at, end);
      return null;
    }
  }

  @Override
  public void close() throws IOException {
    check.close();
  }
}
