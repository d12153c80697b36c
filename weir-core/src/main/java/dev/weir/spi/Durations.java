package dev.weir.spi;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Times, as they are written: whole numbers with the units `d`, `h`, `min`, `s`, `ms`, each at
/// most once, the largest first, without spaces, as in `1h30min`. A number without a unit is
/// refused, and so is nothing.
final class Durations {
  private record Unit(String name, long millis) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", 86_400_000),
          new Unit("h", 3_600_000),
          new Unit("min", 60_000),
          new Unit("s", 1_000),
          new Unit("ms", 1));
  private static final int MAX_DIGITS = 9;

  private Durations() {}

  static boolean isDuration(String text) {
    return parse(text) != null;
  }

  /// The value of a text that was checked.
  static Duration value(String text) {
    Duration duration = parse(text);
    if (duration == null) {
      throw new IllegalArgumentException("not a time: '" + text + "'");
    }
    return duration;
  }

  private static @Nullable Duration parse(String text) {
    long millis = 0;
    int at = 0;
    int largest = 0; // the next unit may be this one or a smaller one
    while (at < text.length()) {
      int digits = digits(text, at);
      int letters = letters(text, at + digits);
      int unit = unit(text.substring(at + digits, at + digits + letters), largest);
      if (digits == 0 || digits > MAX_DIGITS || unit < 0) {
        return null;
      }
      millis += Long.parseLong(text, at, at + digits, 10) * UNITS.get(unit).millis();
      largest = unit + 1;
      at += digits + letters;
    }
    return millis == 0 ? null : Duration.ofMillis(millis);
  }

  private static int unit(String name, int largest) {
    for (int i = largest; i < UNITS.size(); i++) {
      if (UNITS.get(i).name().equals(name)) {
        return i;
      }
    }
    return -1;
  }

  private static int digits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at - from;
  }

  private static int letters(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= 'a' && text.charAt(at) <= 'z') {
      at++;
    }
    return at - from;
  }
}
