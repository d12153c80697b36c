package dev.weir.cli;

/// Texts from outside, made safe for a terminal: what would move the cursor, colour the screen,
/// break the line or turn the direction of writing is shown as an escape.
final class Printable {
  private Printable() {}

  static String of(String text) {
    var safe = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (isPrintable(c)) {
        safe.appendCodePoint(c);
      } else {
        escape(safe, c);
      }
    }
    return safe.toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          false;
      default -> true;
    };
  }

  private static void escape(StringBuilder safe, int c) {
    switch (c) {
      case '\n' -> safe.append("\\n");
      case '\r' -> safe.append("\\r");
      case '\t' -> safe.append("\\t");
      default -> {
        String hex = Integer.toHexString(c);
        safe.append("\\u").repeat('0', Math.max(0, 4 - hex.length())).append(hex);
      }
    }
  }
}
