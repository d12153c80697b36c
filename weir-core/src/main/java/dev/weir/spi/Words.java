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
  /// @param line of the text it stands in, from 1; 0 if it came as a word
  record Word(String text, boolean bar, int line) {}

  static List<Word> of(List<String> arguments) {
    var words = new ArrayList<Word>();
    for (String argument : arguments) {
      words.add(new Word(argument, argument.equals(BAR), 0));
    }
    return words;
  }

  static List<Word> of(String text) {
    return new Lexer(text).words();
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
        : "\"" + word.replaceAll("[\\\\\"$]", "\\\\$0") + "\"";
  }

  private static boolean needsQuotes(String word) {
    if (word.isEmpty() || word.equals(BAR)) {
      return true;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (isSpace(c) || c == '\'' || c == '"' || c == '\\' || c == '#' || c == '$') {
        return true;
      }
    }
    return false;
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }
}
