package dev.weir.spi;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// One walk over a text: its words, without quotes and, in a job file, without comments and with
/// the values of variables.
final class Lexer {
  private final String text;
  private final @Nullable UnaryOperator<@Nullable String> variables; // null where $ and # are text
  private final List<Words.Word> words = new ArrayList<>();
  private int at;

  Lexer(String text) {
    this(text, null);
  }

  Lexer(String text, @Nullable UnaryOperator<@Nullable String> variables) {
    this.text = text;
    this.variables = variables;
  }

  List<Words.Word> words() {
    skipSpace();
    while (at < text.length()) {
      words.add(word());
      skipSpace();
    }
    return words;
  }

  /// The line of the text where this is.
  int line() {
    return 1
        + (int)
            text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
  }

  private void skipSpace() {
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c == '#' && variables != null) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (Words.isSpace(c)) {
        at++;
      } else {
        return;
      }
    }
  }

  private Words.Word word() {
    int start = at;
    int line = line();
    var word = new StringBuilder();
    while (at < text.length() && !Words.isSpace(text.charAt(at))) {
      char c = text.charAt(at++);
      switch (c) {
        case '\'' -> literally(word);
        case '"' -> quoted(word);
        default -> plain(c, word);
      }
    }
    return new Words.Word(word.toString(), text.substring(start, at).equals(Words.BAR), line);
  }

  private void literally(StringBuilder word) {
    int end = text.indexOf('\'', at);
    if (end < 0) {
      throw unclosed("a '");
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
      plain(c, word);
    }
    throw unclosed("a \"");
  }

  private void plain(char c, StringBuilder word) {
    if (c == '\\') {
      word.append(escaped());
    } else if (c == '$' && variables != null && text.startsWith("{", at)) {
      word.append(variable(variables));
    } else {
      word.append(c);
    }
  }

  private char escaped() {
    if (at == text.length()) {
      throw new UsageException(
          "nothing follows the last \\; a backslash itself is \\\\", words.size());
    }
    return text.charAt(at++);
  }

  private String variable(UnaryOperator<@Nullable String> environment) {
    int end = text.indexOf('}', at);
    if (end < 0) {
      throw unclosed("a ${");
    }
    String name = text.substring(at + 1, end);
    if (!name.matches("[A-Za-z_][A-Za-z0-9_]*")) {
      throw new UsageException(
          "'${" + name + "}' names no variable; for the text itself write \\${", words.size());
    }
    String value = environment.apply(name);
    if (value == null) {
      throw new UsageException(
          "${"
              + name
              + "} is not set; set it in the environment, such as "
              + name
              + "=... weir run",
          words.size());
    }
    at = end + 1;
    return value;
  }

  private UsageException unclosed(String what) {
    return new UsageException(what + " is not closed", words.size());
  }
}
