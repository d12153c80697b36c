package dev.weir.text;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The longest text that must be in each line in which a regular expression is found.
///
/// It understands characters, quantifiers, groups and classes at the top level of the expression,
/// and gives up at whatever else could change their meaning; so it may miss a text, and never gives
/// one that need not be there.
final class Required {
  /*
   * `at` walks over the expression. A run of characters that follow each other is in `run`; everything that
   * is not just one character ends it.
   */
  private static final String PLAIN_ESCAPES = "dDwWsSBtnrfaeAZzGhHvVRX"; // each a whole item
  private static final Set<String> GROUPS = Set.of("?:", "?=", "?!", "?>", "?<=", "?<!");
  private static final String QUANTIFIERS = "?*+{";

  private final String regex;
  private final StringBuilder run = new StringBuilder();
  private String longest = "";
  private int at;

  private Required(String regex) {
    this.regex = regex;
  }

  /// Finds it.
  ///
  /// @param regex an expression that the JDK has accepted, without flags
  /// @return the text, not empty; null if none is known
  static @Nullable String in(String regex) {
    var required = new Required(regex);
    return required.walk() && !required.longest.isEmpty() ? required.longest : null;
  }

  /// False if it has to give up.
  private boolean walk() {
    while (at < regex.length()) {
      boolean known =
          switch (regex.charAt(at)) {
            case '|', ')' -> false;
            case '(' -> group();
            case '[' -> item(afterClass(at));
            case '\\' -> escape();
            case '^', '$' -> anchor();
            case '.' -> item(at + 1);
            case '?', '*', '+', '{' -> false; // without anything before it
            default -> character(regex.codePointAt(at), Character.charCount(regex.codePointAt(at)));
          };
      if (!known) {
        return false;
      }
    }
    end();
    return true;
  }

  /// Something that is one character of the line, always the same.
  private boolean character(int codePoint, int length) {
    if (codePoint < 0x10000 && Character.isSurrogate((char) codePoint)) {
      return false;
    }
    at += length;
    char quantifier = at < regex.length() ? regex.charAt(at) : ' ';
    if (QUANTIFIERS.indexOf(quantifier) < 0) {
      run.appendCodePoint(codePoint);
      return true;
    }
    if (quantifier == '+') {
      run.appendCodePoint(codePoint); // once at least, and then perhaps again
    }
    end();
    boolean known = skipQuantifier();
    if (known && quantifier == '+') {
      run.appendCodePoint(codePoint);
    }
    return known;
  }

  private boolean escape() {
    if (at + 1 >= regex.length()) {
      return false;
    }
    char escaped = regex.charAt(at + 1);
    if (escaped < 0x80 && !Character.isLetterOrDigit(escaped)) {
      return character(escaped, 2);
    }
    if (escaped == 'b') {
      boolean more = at + 2 < regex.length() && regex.charAt(at + 2) == '{';
      at += 2;
      end();
      return !more;
    }
    return PLAIN_ESCAPES.indexOf(escaped) >= 0 && item(at + 2);
  }

  private boolean anchor() {
    at++;
    end();
    return skipQuantifier();
  }

  /// Something that may be anything, up to `next`; less than 0 if that is not known.
  private boolean item(int next) {
    end();
    if (next < 0) {
      return false;
    }
    at = next;
    return skipQuantifier();
  }

  private boolean group() {
    int depth = 0;
    int next = at;
    while (next < regex.length()) {
      char c = regex.charAt(next);
      if (c == '\\') {
        if (quotes(next + 1)) {
          return false;
        }
        next += 2;
      } else if (c == '[') {
        next = afterClass(next);
        if (next < 0) {
          return false;
        }
      } else {
        if (c == '(') {
          if (!knownGroup(next + 1)) {
            return false;
          }
          depth++;
        }
        next++;
        if (c == ')' && --depth == 0) {
          return item(next);
        }
      }
    }
    return false;
  }

  /// Whether it is a group, and not a change of what follows.
  private boolean knownGroup(int inside) {
    if (inside >= regex.length() || regex.charAt(inside) != '?') {
      return true;
    }
    for (String group : GROUPS) {
      if (regex.startsWith(group, inside)) {
        return true;
      }
    }
    return regex.startsWith("?<", inside)
        && inside + 2 < regex.length()
        && Character.isLetter(regex.charAt(inside + 2));
  }

  /// Behind a class of characters; -1 if it is not a simple one.
  private int afterClass(int start) {
    int next = start + 1;
    if (next < regex.length() && regex.charAt(next) == '^') {
      next++;
    }
    boolean first = true;
    for (; next < regex.length(); next++, first = false) {
      char c = regex.charAt(next);
      if (c == '[' || c == '&' || (c == ']' && first)) {
        return -1; // classes within classes, and what each means by a first ]
      }
      if (c == ']') {
        return next + 1;
      }
      if (c == '\\') {
        next++;
        if (quotes(next)) {
          return -1;
        }
      }
    }
    return -1;
  }

  /// Whether what is escaped takes the meaning from what follows it.
  private boolean quotes(int escaped) {
    return escaped < regex.length() && "Qc".indexOf(regex.charAt(escaped)) >= 0;
  }

  /// Passes a quantifier, if there is one; false if it is odd.
  private boolean skipQuantifier() {
    if (at >= regex.length() || QUANTIFIERS.indexOf(regex.charAt(at)) < 0) {
      return true;
    }
    if (regex.charAt(at) == '{') {
      int close = regex.indexOf('}', at);
      if (close < 0) {
        return false;
      }
      at = close;
    }
    at++;
    if (at < regex.length() && (regex.charAt(at) == '?' || regex.charAt(at) == '+')) {
      at++;
    }
    return at >= regex.length() || QUANTIFIERS.indexOf(regex.charAt(at)) < 0;
  }

  private void end() {
    if (run.length() > longest.length()) {
      longest = run.toString();
    }
    run.setLength(0);
  }
}
