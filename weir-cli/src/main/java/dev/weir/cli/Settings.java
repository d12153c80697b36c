package dev.weir.cli;

import dev.weir.spi.Arguments;
import dev.weir.spi.UsageException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;

/// How a run is shown and when it is stopped: the options that everything that runs has.
///
/// @param quiet whether only errors are shown
/// @param progress when progress is shown
/// @param json whether events are written for machines
/// @param deadline how long it may take
record Settings(boolean quiet, When progress, boolean json, Optional<Duration> deadline) {

  /// When progress is shown.
  enum When {
    AUTO,
    ALWAYS,
    NEVER,
    JSON
  }

  static Settings of(Parsed options) {
    boolean quiet = options.has("--quiet");
    When when = options.value("--progress").map(Settings::when).orElse(When.AUTO);
    return new Settings(
        quiet,
        quiet && when == When.AUTO ? When.NEVER : when,
        options.has("--json"),
        options.value("--deadline").map(Settings::deadline));
  }

  private static When when(String word) {
    for (When when : When.values()) {
      if (when.name().toLowerCase(Locale.ROOT).equals(word)) {
        return when;
      }
    }
    throw new UsageException("--progress must be auto, always, never or json: '" + word + "'", 0);
  }

  private static Duration deadline(String word) {
    try {
      return Arguments.durationOf(word);
    } catch (IllegalArgumentException e) {
      throw new UsageException("--deadline " + e.getMessage(), 0);
    }
  }
}
