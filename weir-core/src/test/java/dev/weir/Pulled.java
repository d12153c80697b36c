package dev.weir;

import dev.weir.pipeline.Pipeline;
import java.util.ArrayList;
import java.util.List;

/// Runs a source both ways, pushed and pulled, which must not make a difference.
final class Pulled {
  private Pulled() {}

  static <T> List<T> both(Source<T> source) throws Exception {
    var pulled = new ArrayList<T>();
    try (var cursor = source.open()) {
      for (T element = cursor.read(); element != null; element = cursor.read()) {
        pulled.add(element);
      }
    }
    List<T> pushed = Pipeline.from(source).toList(100_000).run();
    if (!pulled.equals(pushed)) {
      throw new AssertionError("pulled " + pulled + ", pushed " + pushed);
    }
    return pulled;
  }

  static <T> List<T> through(Transform<? super Integer, T> transform, Integer... elements)
      throws Exception {
    return both(Sources.of(elements).through(transform));
  }

  static <T> List<T> upTo(int count, Transform<? super Integer, T> transform) throws Exception {
    return both(Sources.range(1, count + 1).through(transform));
  }
}
