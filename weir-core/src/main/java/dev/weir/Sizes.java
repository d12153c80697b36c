package dev.weir;

import java.time.Duration;
import java.util.Locale;

/// Sizes for people, the same in every message.
public final class Sizes {
  private static final String[] UNITS = {"B", "KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};

  private Sizes() {}

  /// Bytes with a unit, such as `310 MiB` or `1.2 GiB`.
  ///
  /// @param bytes at least 0
  /// @return three digits at most, in powers of 1,024
  public static String bytes(long bytes) {
    if (bytes < 1024) {
      return bytes + " B";
    }
    double value = bytes;
    int unit = 0;
    while (value >= 999.5 && unit < UNITS.length - 1) {
      value /= 1024;
      unit++;
    }
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f %s" : "%.0f %s", value, UNITS[unit]);
  }

  /// A time, such as `0.5s` or `1m30s`.
  ///
  /// @param time any
  /// @return hours, minutes and seconds, without those that are 0
  public static String time(Duration time) {
    return time.toString().substring(2).toLowerCase(Locale.ROOT);
  }

  /// A number with thousands set apart, such as `1,234,567`.
  ///
  /// @param number any
  /// @return its digits in groups
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }
}
