package dev.weir;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What a step has found out in a whole run.
///
/// @param kind how much it matters
/// @param text one line for people, such as `7000000`
/// @param values the same for machines: strings and numbers by name, such as `elements`
public record Report(Kind kind, String text, Map<String, Object> values) {

  /// How much a report matters, and so where it is shown.
  public enum Kind {
    /// What the step is there for, such as a digest: shown wherever results are.
    RESULT,
    /// What somebody should know who did not ask, such as a library that was not found: shown
    /// always.
    REMARK,
    /// How the work was done, such as by which library: a part of the summary.
    DETAIL
  }

  /// Copies the values, in their order.
  public Report {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /// What the step is there for.
  ///
  /// @param text one line for people
  /// @param values the same for machines
  /// @return the report
  public static Report result(String text, Map<String, Object> values) {
    return new Report(Kind.RESULT, text, values);
  }

  /// What somebody should know who did not ask.
  ///
  /// @param text one line for people
  /// @param values the same for machines
  /// @return the report
  public static Report remark(String text, Map<String, Object> values) {
    return new Report(Kind.REMARK, text, values);
  }

  /// How the work was done.
  ///
  /// @param text a few words for people, such as `libdeflate, 2 threads`
  /// @param values the same for machines
  /// @return the report
  public static Report detail(String text, Map<String, Object> values) {
    return new Report(Kind.DETAIL, text, values);
  }
}
