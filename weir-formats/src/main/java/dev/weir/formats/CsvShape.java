package dev.weir.formats;

/// The characters that structure CSV text.
///
/// @param separator between two fields
/// @param quote around a field that has one of these characters, or a line break, in it; doubled
///   within
public record CsvShape(char separator, char quote) {

  /// As RFC 4180 has it: a comma, and double quotes.
  public static final CsvShape COMMA = new CsvShape(',', '"');

  /// The same with tabs.
  public static final CsvShape TAB = new CsvShape('\t', '"');

  /// Checks the characters.
  ///
  /// @throws IllegalArgumentException if one is not ASCII or is a line break, or they are the same
  public CsvShape {
    check("separator", separator);
    check("quote", quote);
    if (separator == quote) {
      throw new IllegalArgumentException("separator and quote must not be the same: " + quote);
    }
  }

  private static void check(String name, char c) {
    if (c == 0 || c >= 0x7F || c == '\n' || c == '\r') {
      throw new IllegalArgumentException(
          name + " must be one ASCII character and no line break: '" + c + "'");
    }
  }
}
