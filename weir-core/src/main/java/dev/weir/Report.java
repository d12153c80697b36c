package dev.weir;

import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

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

  /// What several have found out, as one: of the kind that matters most. How the work was done is
  /// left out where somebody has more to say.
  ///
  /// @param reports in order
  /// @return the one report; null if there are none
  public static @Nullable Report together(List<Report> reports) {
    if (reports.size() < 2) {
      return reports.isEmpty() ? null : reports.getFirst();
    }
    Kind kind = reports.stream().map(Report::kind).min(Comparator.naturalOrder()).orElseThrow();
    var texts = new StringJoiner("; ");
    var values = new LinkedHashMap<String, Object>();
    for (Report report : reports) {
      if (kind == Kind.DETAIL || report.kind != Kind.DETAIL) {
        texts.add(report.text);
      }
      report.values.forEach(values::putIfAbsent);
    }
    return new Report(kind, texts.toString(), values);
  }
}
