package dev.weir.pipeline;

import dev.weir.Sizes;
import dev.weir.Stage;
import dev.weir.internal.Plan;
import java.util.List;
import java.util.OptionalLong;

/// What a job will do, for people.
final class Explanation {
  private Explanation() {}

  static String of(List<Stage> stages, MemoryBound bound) {
    var text = new StringBuilder();
    int thread = 1;
    text.append("thread 1\n");
    for (Stage stage : stages) {
      if (stage instanceof Plan.Boundary boundary) {
        text.append("  buffer: ").append(boundary.bound()).append('\n');
        text.append("thread ").append(++thread).append('\n');
      } else {
        text.append("  ").append(stage.name()).append(held(stage)).append('\n');
      }
    }
    return text.append("memory: ").append(bound).append('\n').toString();
  }

  private static String held(Stage stage) {
    OptionalLong held = stage.heldBytes();
    if (held.isEmpty()) {
      return " (does not state what it holds)";
    }
    return held.getAsLong() == 0 ? "" : " (" + Sizes.bytes(held.getAsLong()) + ")";
  }
}
