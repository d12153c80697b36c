package dev.weir.text;

/// Texts that somebody wrote, fit for names and messages: on one line, and not long.
final class Shown {
  static final int MAX_NAME = 30;
  private static final String UNFIT = "[\\p{Cc}\\p{Cf}\\p{Cs}\\p{Zl}\\p{Zp}]";

  private Shown() {}

  /// The name of a step that shows what it was given, such as `grep ERROR`.
  static String name(String word, String given) {
    String name = printable(word + " " + given).strip();
    if (name.length() <= MAX_NAME) {
      return name;
    }
    int end = MAX_NAME - 1;
    return name.substring(0, insidePair(name, end) ? end - 1 : end) + "…";
  }

  /// What cannot be seen, or moves what is seen, as a question mark.
  static String printable(String text) {
    return text.replaceAll(UNFIT, "?");
  }

  /// Whether a cut at this index would divide one character.
  static boolean insidePair(String text, int index) {
    return index > 0
        && index < text.length()
        && Character.isSurrogatePair(text.charAt(index - 1), text.charAt(index));
  }
}
