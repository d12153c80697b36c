package dev.weir.spi;

/// What kind of elements flows between two stages, by name.
///
/// Modules may have kinds of their own; each stands for one Java type.
///
/// @param name in the plural, as in "grep takes lines"
public record Kind(String name) {

  /// [dev.weir.Bytes], in blocks of no particular size.
  public static final Kind BYTES = new Kind("bytes");

  /// Strings, each a line without its ending.
  public static final Kind LINES = new Kind("lines");

  /// Whatever comes. As what a verb gives: the same as it takes.
  public static final Kind ANY = new Kind("anything");

  /// Whatever comes but bytes, whose blocks mean nothing one by one. As what a verb gives: the same
  /// as it takes.
  public static final Kind ELEMENTS = new Kind("lines or other elements");

  /// Whether this stands for one kind only.
  ///
  /// @return false for [#ANY] and [#ELEMENTS]
  public boolean definite() {
    return !is(ANY) && !is(ELEMENTS);
  }

  /// Whether a stage that takes this can stand behind one that gives the other.
  ///
  /// @param given a definite kind
  /// @return true if it can
  public boolean accepts(Kind given) {
    return is(ANY) || is(given) || (is(ELEMENTS) && !given.is(BYTES));
  }

  private boolean is(Kind other) {
    return name.equals(other.name);
  }

  @Override
  public String toString() {
    return name;
  }
}
