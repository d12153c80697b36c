package dev.weir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a step has found out in a whole run.
///
/// @param text one line for people, such as `7000000`
/// @param values the same for machines: strings and numbers by name, such as `elements`
public record Report(String text, Map<String, Object> values) {

  /// Copies the values, in their order.
  public Report {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }
}
