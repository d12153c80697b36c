package dev.weir.formats;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A look through the members of an object, or the values of an array, in JSON text that was
/// checked before. What is wrong in it is not seen.
final class Skim {
  private final byte[] bytes;
  private int at; // behind the opening bracket, or behind the last value
  private int nameFrom; // without the quotes
  private int nameTo;
  private int valueFrom;
  private int valueTo;

  /// @param bytes valid JSON
  /// @param from where the opening bracket is
  Skim(byte[] bytes, int from) {
    this.bytes = bytes;
    this.at = from + 1;
  }

  /// The value that is all of these.
  static JsonValue value(byte[] bytes) {
    return value(bytes, 0, bytes.length);
  }

  /// The value that is written there.
  static JsonValue value(byte[] bytes, int from, int to) {
    return switch (bytes[from]) {
      case '{' -> new WrittenObject(bytes, from, to);
      case '[' -> new WrittenArray(bytes, from, to);
      case '"' -> new JsonValue.Str(text(bytes, from + 1, to - 1));
      case 't' -> new JsonValue.Bool(true);
      case 'f' -> new JsonValue.Bool(false);
      case 'n' -> new JsonValue.Null();
      default -> new JsonValue.Num(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
    };
  }

  /// Goes to the next member of an object; false if there is none.
  boolean nextMember() {
    skipTo();
    if (bytes[at] == '}') {
      return false;
    }
    nameFrom = at + 1;
    nameTo = stringEnd(at) - 1;
    at = nameTo + 1;
    skipTo(); // the colon
    passValue();
    return true;
  }

  /// Goes to the next value of an array; false if there is none.
  boolean nextValue() {
    skipTo();
    if (bytes[at] == ']') {
      return false;
    }
    passValue();
    return true;
  }

  int valueFrom() {
    return valueFrom;
  }

  int valueTo() {
    return valueTo;
  }

  String name() {
    return text(bytes, nameFrom, nameTo);
  }

  boolean isNamed(byte[] utf8, String text) {
    if (Arrays.equals(bytes, nameFrom, nameTo, utf8, 0, utf8.length)) {
      return true;
    }
    return nameTo - nameFrom > utf8.length && hasEscape(nameFrom, nameTo) && name().equals(text);
  }

  private boolean hasEscape(int from, int to) {
    for (int i = from; i < to; i++) {
      if (bytes[i] == '\\') {
        return true;
      }
    }
    return false;
  }

  /// To the next name, value or end, past spaces, colons and commas.
  private void skipTo() {
    while ((bytes[at] <= ' ' && bytes[at] > 0) || bytes[at] == ',' || bytes[at] == ':') {
      at++;
    }
  }

  private void passValue() {
    valueFrom = at;
    valueTo =
        switch (bytes[at]) {
          case '"' -> stringEnd(at);
          case '{', '[' -> nestedEnd(at);
          default -> plainEnd(at);
        };
    at = valueTo;
  }

  /// Behind the closing quote of the string whose opening quote is there.
  private int stringEnd(int from) {
    int i = from + 1;
    while (bytes[i] != '"') {
      i += bytes[i] == '\\' ? 2 : 1;
    }
    return i + 1;
  }

  private int nestedEnd(int from) {
    int depth = 0;
    int i = from;
    do {
      byte c = bytes[i];
      if (c == '"') {
        i = stringEnd(i);
        continue;
      }
      if (c == '{' || c == '[') {
        depth++;
      } else if (c == '}' || c == ']') {
        depth--;
      }
      i++;
    } while (depth > 0);
    return i;
  }

  private int plainEnd(int from) {
    int i = from;
    while (i < bytes.length
        && bytes[i] > ' '
        && bytes[i] != ','
        && bytes[i] != ']'
        && bytes[i] != '}') {
      i++;
    }
    return i;
  }

  /// What a string says, without its escapes.
  static String text(byte[] bytes, int from, int to) {
    int escape = from;
    while (escape < to && bytes[escape] != '\\') {
      escape++;
    }
    String plain = new String(bytes, from, escape - from, StandardCharsets.UTF_8);
    return escape == to ? plain : unescaped(new StringBuilder(plain), bytes, escape, to);
  }

  private static String unescaped(StringBuilder text, byte[] bytes, int from, int to) {
    int at = from;
    while (at < to) {
      if (bytes[at] == '\\') {
        byte letter = bytes[at + 1];
        if (letter == 'u') {
          text.append((char) Integer.parseInt(hex(bytes, at + 2), 16));
          at += 6;
        } else {
          text.append(meaning(letter));
          at += 2;
        }
      } else {
        int end = at + 1;
        while (end < to && bytes[end] != '\\') {
          end++;
        }
        text.append(new String(bytes, at, end - at, StandardCharsets.UTF_8));
        at = end;
      }
    }
    return text.toString();
  }

  private static String hex(byte[] bytes, int from) {
    return new String(bytes, from, 4, StandardCharsets.ISO_8859_1);
  }

  private static char meaning(byte letter) {
    return switch (letter) {
      case 'n' -> '\n';
      case 'r' -> '\r';
      case 't' -> '\t';
      case 'b' -> '\b';
      case 'f' -> '\f';
      default -> (char) letter; // a quote, a slash, a backslash
    };
  }
}
