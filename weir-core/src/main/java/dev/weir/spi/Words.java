package dev.weir.spi;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The words of a text, and back.
final class Words {
  static final String BAR = "!";

  private Words() {}

  /// A word, or a bar between two parts.
  ///
  /// @param text without its quotes
  /// @param bar whether it is a bar; a quoted one is not
  record Word(String text, boolean bar) {}

  static List<Word> of(List<String> arguments) {
    var words = new ArrayList<Word>();
    for (String argument : arguments) {
      words.add(new Word(argument, argument.equals(BAR)));
    }
    return words;
  }

  static List<Word> of(String text) {
    return new Quoted(text).words();
  }

  /// The name before the `=` of what has the form of an option; null if it has another form.
  static @Nullable String optionName(String word) {
    int end = word.indexOf('=');
    return end > 0 && isName(word, end) ? word.substring(0, end) : null;
  }

  /// The scheme before the colon of what has the form of an address; null if it has another form.
  static @Nullable String scheme(String word) {
    int end = word.indexOf(':');
    return end > 0 && isName(word, end) ? word.substring(0, end) : null;
  }

  private static boolean isName(String word, int end) {
    for (int i = 0; i < end; i++) {
      char c = word.charAt(i);
      boolean letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
      boolean later = (c >= '0' && c <= '9') || c == '-';
      if (!letter && (i == 0 || !later)) {
        return false;
      }
    }
    return true;
  }

  /// A word in the quotes that it needs.
  static String quoted(String word) {
    if (!needsQuotes(word)) {
      return word;
    }
    return word.indexOf('\'') < 0
        ? "'" + word + "'"
        : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }

  private static boolean needsQuotes(String word) {
    if (word.isEmpty() || word.equals(BAR)) {
      return true;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (isSpace(c) || c == '\'' || c == '"' || c == '\\') {
        return true;
      }
    }
    return false;
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  /// One walk over a text.
  private static final class Quoted {
    private final String text;
    private final List<Word> words = new ArrayList<>();
    private int at;

    private Quoted(String text) {
      this.text = text;
    }

    private List<Word> words() {
      skipSpace();
      while (at < text.length()) {
        words.add(word());
        skipSpace();
      }
      return words;
    }

    private void skipSpace() {
      while (at < text.length() && isSpace(text.charAt(at))) {
        at++;
      }
    }

    private Word word() {
      int start = at;
      var word = new StringBuilder();
      while (at < text.length() && !isSpace(text.charAt(at))) {
        char c = text.charAt(at++);
        switch (c) {
          case '\'' -> literally(word);
          case '"' -> quoted(word);
          case '\\' -> word.append(escaped());
          default -> word.append(c);
        }
      }
      return new Word(word.toString(), text.substring(start, at).equals(BAR));
    }

    private void literally(StringBuilder word) {
      int end = text.indexOf('\'', at);
      if (end < 0) {
        throw unclosed('\'');
      }
      word.append(text, at, end);
      at = end + 1;
    }

    private void quoted(StringBuilder word) {
      while (at < text.length()) {
        char c = text.charAt(at++);
        if (c == '"') {
          return;
        }
        word.append(c == '\\' ? escaped() : c);
      }
      throw unclosed('"');
    }

    private char escaped() {
      if (at == text.length()) {
        throw new UsageException(
            "nothing follows the last \\; a backslash itself is \\\\", words.size());
      }
      return text.charAt(at++);
    }

    private UsageException unclosed(char quote) {
      return new UsageException("a " + quote + " is not closed", words.size());
    }
  }
}
