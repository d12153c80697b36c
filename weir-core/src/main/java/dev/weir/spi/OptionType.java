package dev.weir.spi;

/// What an option's value may be, and how that is checked.
public enum OptionType {
  /// Any text.
  TEXT("text", "TEXT"),
  /// The path of a file.
  PATH("a path, such as huge.log", "PATH"),
  /// A whole number, at least 0.
  COUNT("a whole number, such as 1000", "N"),
  /// Bytes: a whole number with or without a unit; `kB`, `MB`, `GB`, `TB` are powers of 1,000,
  /// `KiB`, `MiB`, `GiB`, `TiB` of 1,024.
  SIZE("a size, such as 64KiB, 1MB or 1GiB", "SIZE"),
  /// A limit: bytes if it has a unit, else elements.
  MARK("a number of elements, such as 1000, or a size, such as 64KiB", "N|SIZE"),
  /// So much a second: bytes if it has a unit, else elements.
  RATE("elements a second, such as 1000/s, or bytes, such as 10MiB/s", "RATE"),
  /// A part of all, in percent, with up to four decimals.
  SHARE("a share above 0 % and up to 100 %, such as 1% or 0.05%", "SHARE"),
  /// A time, such as `500ms`, `30s`, `5min`, `2h`, or several of these without a space: `1h30min`.
  DURATION("a time, such as 500ms, 30s, 5min or 1h30min", "TIME"),
  /// `yes` or `no`.
  FLAG("yes or no", "yes|no"),
  /// One of a few words.
  CHOICE("one of a few words", "WORD");

  private final String meaning;
  private final String symbol;

  OptionType(String meaning, String symbol) {
    this.meaning = meaning;
    this.symbol = symbol;
  }

  /// For messages and help, such as `a whole number, such as 1000`.
  ///
  /// @return a phrase
  public String meaning() {
    return meaning;
  }

  /// For synopses, such as `SIZE`.
  ///
  /// @return what stands for a value
  public String symbol() {
    return symbol;
  }
}
