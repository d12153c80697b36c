package dev.weir.text;

import dev.weir.LimitException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What stands in the place of a match: texts and groups, by the rules of
/// [java.util.regex.Matcher#replaceAll(String)].
record Replacement(List<Piece> pieces) {

  /// A part of it.
  sealed interface Piece {}

  /// What stands for itself.
  record Text(String text) implements Piece {}

  /// What a group of the match is.
  record Group(int number) implements Piece {}

  Replacement {
    pieces = List.copyOf(pieces);
  }

  /// In which no character has a meaning.
  static Replacement literal(String text) {
    return new Replacement(List.of(new Text(text)));
  }

  /// With the groups of the pattern.
  ///
  /// @throws IllegalArgumentException if it names a group that is not there
  static Replacement of(String written, Pattern pattern) {
    return new Parse(written, pattern).replacement();
  }

  void appendTo(Replaced out, LinePattern.Matches match) throws LimitException {
    for (Piece piece : pieces) {
      switch (piece) {
        case Text(var text) -> out.append(text, 0, text.length());
        case Group(var number) -> out.appendGroup(match.start(number), match.end(number));
      }
    }
  }

  /// One walk over what was written.
  private static final class Parse {
    private final String written;
    private final Pattern pattern;
    private final int groups;
    private final List<Piece> pieces = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();
    private int at;

    private Parse(String written, Pattern pattern) {
      this.written = written;
      this.pattern = pattern;
      this.groups = pattern.matcher("").groupCount();
    }

    private Replacement replacement() {
      while (at < written.length()) {
        char c = written.charAt(at++);
        switch (c) {
          case '\\' -> text.append(escaped());
          case '$' -> {
            endText();
            pieces.add(new Group(group()));
          }
          default -> text.append(c);
        }
      }
      endText();
      return new Replacement(pieces);
    }

    private void endText() {
      if (!text.isEmpty()) {
        pieces.add(new Text(text.toString()));
        text.setLength(0);
      }
    }

    private char escaped() {
      if (at == written.length()) {
        throw wrong("nothing follows the last \\; a backslash itself is \\\\");
      }
      return written.charAt(at++);
    }

    private int group() {
      if (at < written.length() && written.charAt(at) == '{') {
        return named();
      }
      int first = digit();
      if (first < 0) {
        throw wrong("no group follows a $; a dollar itself is \\$");
      }
      if (first > groups) {
        throw wrong("the pattern has no group " + first);
      }
      at++;
      return longest(first);
    }

    /// As many digits as give a group that is there.
    private int longest(int first) {
      int number = first;
      for (int digit = digit(); digit >= 0 && 10 * number + digit <= groups; digit = digit()) {
        number = 10 * number + digit;
        at++;
      }
      return number;
    }

    /// The digit that is next; -1 if there is none.
    private int digit() {
      int digit = at < written.length() ? written.charAt(at) - '0' : -1;
      return digit >= 0 && digit <= 9 ? digit : -1;
    }

    private int named() {
      int end = written.indexOf('}', at);
      if (end < 0) {
        throw wrong("a ${ is not closed; a dollar itself is \\$");
      }
      String name = written.substring(at + 1, end);
      Integer number = pattern.namedGroups().get(name);
      if (number == null) {
        throw wrong("the pattern has no group named '" + name + "'");
      }
      at = end + 1;
      return number;
    }

    private IllegalArgumentException wrong(String what) {
      return new IllegalArgumentException(
          Shown.printable("replacement '" + written + "' is wrong: " + what));
    }
  }
}
