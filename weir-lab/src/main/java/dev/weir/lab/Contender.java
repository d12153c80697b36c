package dev.weir.lab;

import java.util.Locale;

/// One program of a scenario.
///
/// @param scenario what it shows
/// @param kind who runs it
/// @param program the simple name of a class of [dev.weir.lab.lesson], or a file of JavaScript
record Contender(Scenario scenario, Kind kind, String program) {

  /// Such as `naive, Weir`.
  String title() {
    return scenario.title() + ", " + kind.title();
  }

  /// For names of files and of fields, such as `naive-weir`.
  String id() {
    return scenario.id() + "-" + kind.name().toLowerCase(Locale.ROOT);
  }
}
