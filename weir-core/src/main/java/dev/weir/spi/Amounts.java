package dev.weir.spi;

import java.util.Locale;

/// Numbers and sizes, as they are written.
///
/// A count is digits. A size is digits and a unit, without a space between: `B`, or `kB`, `MB`,
/// `GB`, `TB` in powers of 1,000, or `KiB`, `MiB`, `GiB`, `TiB` in powers of 1,024, in either case
/// of letters; without a unit it is bytes. `K`, `M`, `G` alone could be either, so they are
/// refused.
final class Amounts {
  private static final String[] UNITS = {"b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib"};
  private static final long[] FACTORS = {
    1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000L, 1L << 10, 1L << 20, 1L << 30, 1L << 40
  };
  private static final long NONE = -1;

  private Amounts() {}

  static boolean isCount(String text) {
    return digits(text) == text.length() && parse(text) != NONE;
  }

  static boolean isSize(String text) {
    return parse(text) != NONE;
  }

  /// The value of a text that was checked.
  static long value(String text) {
    long value = parse(text);
    if (value == NONE) {
      throw new IllegalArgumentException("not an amount: '" + text + "'");
    }
    return value;
  }

  /// The mend for what is nearly an amount, or nothing.
  static String advice(OptionType type, String text) {
    boolean sized = type == OptionType.SIZE || type == OptionType.MARK;
    int digits = digits(text);
    if (!sized || digits == 0 || digits != text.length() - 1) {
      return "";
    }
    String number = text.substring(0, digits);
    String letter = text.substring(digits).toUpperCase(Locale.ROOT);
    return "KMGT".contains(letter)
        ? "; did you mean " + number + letter + "iB or " + number + letter + "B?"
        : "";
  }

  private static long parse(String text) {
    int digits = digits(text);
    long factor = digits == text.length() ? 1 : factor(text.substring(digits));
    if (digits == 0 || digits > 19 || factor == NONE) {
      return NONE;
    }
    try {
      return Math.multiplyExact(Long.parseLong(text.substring(0, digits)), factor);
    } catch (NumberFormatException | ArithmeticException _) {
      return NONE;
    }
  }

  private static long factor(String unit) {
    String lower = unit.toLowerCase(Locale.ROOT);
    for (int i = 0; i < UNITS.length; i++) {
      if (UNITS[i].equals(lower)) {
        return FACTORS[i];
      }
    }
    return NONE;
  }

  private static int digits(String text) {
    int digits = 0;
    while (digits < text.length() && text.charAt(digits) >= '0' && text.charAt(digits) <= '9') {
      digits++;
    }
    return digits;
  }
}
