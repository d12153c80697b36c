package dev.weir.formats;

import java.util.HashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where the names of the fields come from.
public sealed interface CsvHeader {

  /// The first record has them.
  record First() implements CsvHeader {}

  /// There are none: each record is an array of strings.
  record None() implements CsvHeader {}

  /// They are these, and the first record is one like the others.
  ///
  /// @param names in the order of the fields, each once
  record Given(List<String> names) implements CsvHeader {
    /// Copies and checks the names.
    ///
    /// @throws IllegalArgumentException if there are none, or one comes twice
    public Given {
      names = List.copyOf(names);
      if (names.isEmpty()) {
        throw new IllegalArgumentException("a header needs a name");
      }
      String twice = twice(names);
      if (twice != null) {
        throw new IllegalArgumentException("the name '" + twice + "' comes twice");
      }
    }
  }

  /// The first name that comes twice.
  ///
  /// @param names any
  /// @return null if there is none
  static @Nullable String twice(List<String> names) {
    var seen = new HashSet<String>();
    for (String name : names) {
      if (!seen.add(name)) {
        return name;
      }
    }
    return null;
  }
}
