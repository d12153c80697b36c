package dev.weir.spi;

import java.util.Locale;

/// Numbers and sizes, as they are written.
///
/// A count is digits. A size is digits and a unit, without a space between: `B`, or `kB`, `MB`,
/// `GB`, `TB` in powers of 1,000, or `KiB`, `MiB`, `GiB`, `TiB` in powers of 1,024, in either case
/// of letters; without a unit it is bytes. `K`, `M`, `G` alone could be either, so they are
/// refused. A rate is a count or a size and `/s`. A share is a decimal number and `%`.
final class Amounts {
  private static final String[] UNITS = {"b", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib"};
  private static final long[] FACTORS = {
    1, 1_000, 1_000_000, 1_000_000_000, 1_000_000_000_000L, 1L << 10, 1L << 20, 1L << 30, 1L << 40
  };
  private static final String PER_SECOND = "/s";
  private static final long NONE = -1;

  private Amounts() {}

  static boolean isCount(String text) {
    return digits(text) == text.length() && parse(text) != NONE;
  }

  static boolean isSize(String text) {
    return parse(text) != NONE;
  }

  /// Whether it is a count or a size above nothing, and `/s`.
  static boolean isRate(String text) {
    return text.endsWith(PER_SECOND) && parse(amountOf(text)) > 0;
  }

  /// The amount before the `/s`.
  static String amountOf(String rate) {
    return rate.substring(0, rate.length() - PER_SECOND.length());
  }

  /// Whether it is a percentage above 0 and up to 100.
  static boolean isShare(String text) {
    int end = text.length() - 1;
    if (end < 1 || text.charAt(end) != '%') {
      return false;
    }
    int whole = digits(text);
    boolean pure =
        whole >= 1
            && whole <= 3
            && (whole == end
                || (text.charAt(whole) == '.'
                    && end - whole >= 2
                    && end - whole <= 5
                    && digits(text.substring(whole + 1)) == end - whole - 1));
    return pure && share(text) > 0 && share(text) <= 1;
  }

  /// From 0 to 1, of a text that was checked.
  static double share(String text) {
    return Double.parseDouble(text.substring(0, text.length() - 1)) / 100;
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
    if (type == OptionType.RATE) {
      return !text.endsWith(PER_SECOND) && parse(text) > 0 ? "; did you mean " + text + "/s?" : "";
    }
    boolean sized = type == OptionType.SIZE || type == OptionType.MARK;
    int digits = digits(text);
    if (sized
        && digits > 0
        && (digits == text.length() || factor(text.substring(digits)) != NONE)) {
      return "; the largest is " + Long.MAX_VALUE + " bytes";
    }
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
