package dev.weir.formats;

import dev.weir.Bytes;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.MalformedInputException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// JSON text in the making: UTF-8 bytes that grow.
final class JsonText {
  private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] TRUE = "true".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] FALSE = "false".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] NULL = "null".getBytes(StandardCharsets.US_ASCII);

  private static final int PART_CHARS = 1 << 10;

  private byte[] bytes;
  private int length;

  JsonText(int capacity) {
    bytes = new byte[capacity];
  }

  static String of(JsonValue value) {
    var text = new JsonText(256);
    text.value(value);
    return new String(text.bytes, 0, text.length, StandardCharsets.UTF_8);
  }

  int length() {
    return length;
  }

  int capacity() {
    return bytes.length;
  }

  /// What is in it, as bytes of their own; it begins anew, with room for at most twice as much.
  Bytes taken(int capacity) {
    boolean mostlyFull = length >= bytes.length / 2;
    Bytes all = mostlyFull ? Bytes.wrap(bytes, 0, length) : Bytes.copyOf(bytes, 0, length);
    if (mostlyFull || bytes.length > 2 * capacity) {
      bytes = new byte[capacity];
    }
    length = 0;
    return all;
  }

  /// What is in it, an object, as a value; not to be used any more.
  WrittenObject object() {
    byte[] all = length == bytes.length ? bytes : Arrays.copyOf(bytes, length);
    return new WrittenObject(all, 0, length);
  }

  void value(JsonValue value) {
    switch (value) {
      case JsonValue.Obj object -> object.writeTo(this);
      case JsonValue.Arr array -> array.writeTo(this);
      case JsonValue.Str(var text) -> string(text);
      case JsonValue.Num(var digits) -> ascii(digits);
      case JsonValue.Bool(var truth) -> raw(truth ? TRUE : FALSE);
      case JsonValue.Null _ -> raw(NULL);
    }
  }

  void raw(byte[] from) {
    raw(from, 0, from.length);
  }

  void raw(byte[] from, int begin, int end) {
    int count = end - begin;
    room(count);
    System.arraycopy(from, begin, bytes, length, count);
    length += count;
  }

  void put(char c) {
    room(1);
    bytes[length++] = (byte) c;
  }

  @SuppressWarnings("deprecation") // it takes the low bytes, which is all that ASCII has
  private void ascii(String text) {
    room(text.length());
    text.getBytes(0, text.length(), bytes, length);
    length += text.length();
  }

  /// A part of a text, as it is.
  ///
  /// @throws CharacterCodingException if it has an unpaired surrogate
  void plain(String all, int from, int to) throws CharacterCodingException {
    for (int begin = from; begin < to; ) {
      int end = partEnd(all, begin, to);
      plainPart(all, begin, end);
      begin = end;
    }
  }

  /// Where a part ends that needs little room at most, and divides no surrogate pair.
  private static int partEnd(String all, int begin, int to) {
    int end = begin + Math.min(PART_CHARS, to - begin);
    return end < to && Character.isHighSurrogate(all.charAt(end - 1)) ? end + 1 : end;
  }

  private void plainPart(String all, int from, int to) throws CharacterCodingException {
    room(3 * (to - from));
    int at = length;
    for (int i = from; i < to; i++) {
      char c = all.charAt(i);
      if (c < 0x80) {
        bytes[at++] = (byte) c;
      } else if (!Character.isSurrogate(c)) {
        at = encode(c, at);
      } else if (i + 1 < to && Character.isSurrogatePair(c, all.charAt(i + 1))) {
        at = encode(Character.toCodePoint(c, all.charAt(++i)), at);
      } else {
        throw new MalformedInputException(1);
      }
    }
    length = at;
  }

  /// Puts a character that is not ASCII there; gives where the next one goes.
  private int encode(int point, int begin) {
    int at = begin;
    if (point < 0x800) {
      bytes[at++] = (byte) (0xC0 | (point >> 6));
    } else if (point < 0x10000) {
      bytes[at++] = (byte) (0xE0 | (point >> 12));
      bytes[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    } else {
      bytes[at++] = (byte) (0xF0 | (point >> 18));
      bytes[at++] = (byte) (0x80 | ((point >> 12) & 0x3F));
      bytes[at++] = (byte) (0x80 | ((point >> 6) & 0x3F));
    }
    bytes[at++] = (byte) (0x80 | (point & 0x3F));
    return at;
  }

  /// A string in quotes. What must be escaped is, and so is an unpaired surrogate, which has no
  /// UTF-8.
  void string(String text) {
    put('"');
    for (int begin = 0; begin < text.length(); ) {
      int end = partEnd(text, begin, text.length());
      stringPart(text, begin, end);
      begin = end;
    }
    put('"');
  }

  private void stringPart(String text, int from, int end) {
    room(6 * (end - from)); // the longest form of a char is an escape
    int at = length;
    byte[] to = bytes;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c >= ' ' && c < 0x80) {
        if (c == '"' || c == '\\') {
          to[at++] = '\\';
        }
        to[at++] = (byte) c;
      } else if (c < ' ') {
        at = control(c, to, at);
      } else if (!Character.isSurrogate(c)) {
        at = encode(c, at);
      } else if (i + 1 < end && Character.isSurrogatePair(c, text.charAt(i + 1))) {
        at = encode(Character.toCodePoint(c, text.charAt(++i)), at);
      } else {
        at = escape(c, to, at);
      }
    }
    length = at;
  }

  private static int control(char c, byte[] to, int begin) {
    char letter =
        switch (c) {
          case '\n' -> 'n';
          case '\r' -> 'r';
          case '\t' -> 't';
          case '\b' -> 'b';
          case '\f' -> 'f';
          default -> 0;
        };
    if (letter == 0) {
      return escape(c, to, begin);
    }
    to[begin] = '\\';
    to[begin + 1] = (byte) letter;
    return begin + 2;
  }

  private static int escape(char c, byte[] to, int begin) {
    to[begin] = '\\';
    to[begin + 1] = 'u';
    for (int i = 0; i < 4; i++) {
      to[begin + 2 + i] = HEX[(c >> (12 - 4 * i)) & 0xF];
    }
    return begin + 6;
  }

  private void room(int more) {
    if (more > bytes.length - length) {
      bytes = Arrays.copyOf(bytes, Math.max(Math.addExact(length, more), 2 * bytes.length));
    }
  }
}
