package dev.weir.checks.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/// The ways in which an operator is run, and how results are compared.
final class Ways {
  private static final int MAX = 1_000_000;

  private Ways() {}

  static List<Object> pushed(Pipeline<Object> pipeline) throws Exception {
    return pipeline.toList(MAX).run();
  }

  /// By a for-loop.
  static List<Object> pulled(Source<Object> source) throws Exception {
    var all = new ArrayList<Object>();
    try (var cursor = source.open()) {
      for (Object element : cursor) {
        all.add(element);
      }
    }
    return all;
  }

  /// By reading, so that a failure comes as it is.
  static List<Object> read(Source<Object> source) throws Exception {
    var all = new ArrayList<Object>();
    try (Cursor<Object> cursor = source.open()) {
      for (Object element = cursor.read(); element != null; element = cursor.read()) {
        all.add(element);
      }
    }
    return all;
  }

  static void assertGiven(Operator operator, List<?> expected, List<?> given, String way) {
    if (operator.ordered()) {
      assertEquals(expected, given, way);
    } else {
      assertEquals(counted(expected), counted(given), way);
    }
  }

  /// The first of what is expected, or as many of it where there is no order.
  static void assertFirst(Operator operator, int count, List<?> given, String way) {
    int most = Math.min(count, operator.expected().size());
    if (operator.ordered()) {
      assertEquals(operator.expected().subList(0, most), given, way);
    } else {
      assertEquals(most, given.size(), way);
      assertPart(operator, given, way);
    }
  }

  /// The beginning of what is expected, or a part of it where there is no order.
  static void assertPart(Operator operator, List<?> given, String way) {
    if (operator.ordered()) {
      int most = Math.min(given.size(), operator.expected().size());
      assertEquals(operator.expected().subList(0, most), given, way);
    } else {
      var left = new ArrayList<Object>(operator.expected());
      for (Object element : given) {
        assertTrue(left.remove(element), () -> way + ": " + element + " is too much");
      }
    }
  }

  private static Map<Object, Long> counted(List<?> elements) {
    return elements.stream()
        .collect(Collectors.groupingBy(Function.<Object>identity(), Collectors.counting()));
  }
}
