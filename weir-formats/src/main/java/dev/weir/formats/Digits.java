package dev.weir.formats;

/// The grammar of a JSON number: `-? (0 | [1-9][0-9]*) (. [0-9]+)? ([eE] [+-]? [0-9]+)?`.
final class Digits {
  private Digits() {}

  static boolean areNumber(String text) {
    int at = text.startsWith("-") ? 1 : 0;
    int whole = run(text, at);
    if (whole == at || (text.charAt(at) == '0' && whole > at + 1)) {
      return false;
    }
    at = whole;
    if (is(text, at, '.')) {
      int fraction = run(text, at + 1);
      if (fraction == at + 1) {
        return false;
      }
      at = fraction;
    }
    if (is(text, at, 'e') || is(text, at, 'E')) {
      int sign = is(text, at + 1, '+') || is(text, at + 1, '-') ? at + 2 : at + 1;
      int exponent = run(text, sign);
      if (exponent == sign) {
        return false;
      }
      at = exponent;
    }
    return at == text.length();
  }

  private static int run(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }

  private static boolean is(String text, int at, char wanted) {
    return at < text.length() && text.charAt(at) == wanted;
  }
}
