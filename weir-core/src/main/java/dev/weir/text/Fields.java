package dev.weir.text;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// A choice of fields, such as `1,3-5,7-`: ranges from 1 up, apart and in order.
record Fields(List<Range> ranges) {
  private static final int MAX_DIGITS = 9; // no line has more fields
  private static final String SHAPE = "; fields are written as in 1,3-5,7-";

  /// From one field to another, both included.
  record Range(int first, int last) {
    static final int OPEN = Integer.MAX_VALUE;

    /// Whether it goes to the end of the line.
    boolean open() {
      return last == OPEN;
    }
  }

  Fields {
    ranges = List.copyOf(ranges);
  }

  /// Parses what was written.
  ///
  /// @throws IllegalArgumentException if it is no choice of fields
  static Fields of(String written) {
    var ranges = new ArrayList<Range>();
    for (String part : written.split(",", -1)) {
      ranges.add(range(part, written));
    }
    ranges.sort(Comparator.comparingInt(Range::first));
    var merged = new ArrayList<Range>();
    for (Range range : ranges) {
      Range before = merged.isEmpty() ? null : merged.getLast();
      if (before == null || range.first - 1 > before.last) {
        merged.add(range);
      } else {
        merged.set(merged.size() - 1, new Range(before.first, Math.max(before.last, range.last)));
      }
    }
    return new Fields(merged);
  }

  private static Range range(String part, String written) {
    int hyphen = part.indexOf('-');
    if (hyphen < 0) {
      int field = number(part, written);
      return new Range(field, field);
    }
    String from = part.substring(0, hyphen);
    String to = part.substring(hyphen + 1);
    if (from.isEmpty() && to.isEmpty()) {
      throw wrong(written, "a range has a beginning or an end" + SHAPE);
    }
    int first = from.isEmpty() ? 1 : number(from, written);
    int last = to.isEmpty() ? Range.OPEN : number(to, written);
    if (last < first) {
      throw wrong(written, "the range " + part + " goes down");
    }
    return new Range(first, last);
  }

  private static int number(String digits, String written) {
    if (digits.isEmpty()) {
      throw wrong(written, "a field is missing" + SHAPE);
    }
    if (!digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong(written, "'" + digits + "' is no field" + SHAPE);
    }
    String significant = digits.replaceFirst("^0+", "");
    if (significant.isEmpty()) {
      throw wrong(written, "the first field is 1");
    }
    if (significant.length() > MAX_DIGITS) {
      throw wrong(written, "no line has that many fields");
    }
    return Integer.parseInt(significant);
  }

  private static IllegalArgumentException wrong(String written, String what) {
    return new IllegalArgumentException(
        Shown.printable("fields '" + written + "' are wrong: " + what));
  }

  /// All the others; there may be none.
  Fields others() {
    var others = new ArrayList<Range>();
    int first = 1;
    for (Range range : ranges) {
      if (range.first > first) {
        others.add(new Range(first, range.first - 1));
      }
      if (range.open()) {
        return new Fields(others);
      }
      first = range.last + 1;
    }
    others.add(new Range(first, Range.OPEN));
    return new Fields(others);
  }
}
