package dev.weir.pipeline;

import dev.weir.Sizes;
import dev.weir.Stage;
import dev.weir.internal.Crossing;
import java.util.List;
import java.util.OptionalLong;

/// What a job will do, drawn for people: a row for each stage with what it holds, a thread beside
/// its first stage, a dam where one thread hands over to the next.
final class Explanation {
  private static final int LEFT = 11;
  private static final String DAM = "  ══════   ";

  private Explanation() {}

  static String of(List<Stage> stages, MemoryBound bound) {
    int width = stages.stream().mapToInt(stage -> stage.name().length()).max().orElse(0) + 2;
    var text = new StringBuilder();
    int thread = 0;
    boolean first = true;
    for (Stage stage : stages) {
      if (stage instanceof Crossing crossing) {
        row(text, DAM, crossing.name(), width, crossing.bound().toString());
        if (crossing.workers() > 0) {
          int last = thread + crossing.workers();
          row(text, threads(thread + 1, last), crossing.name(), width, held(stage));
          thread = last;
        }
        first = true;
      } else {
        row(text, first ? "thread " + ++thread : "", stage.name(), width, held(stage));
        first = false;
      }
    }
    row(text, "memory", bound.toString(), 0, "");
    return text.toString();
  }

  private static String threads(int first, int last) {
    return first == last ? "thread " + first : "thr. " + first + "-" + last;
  }

  private static void row(StringBuilder text, String left, String name, int width, String held) {
    text.append(left).repeat(' ', LEFT - left.length()).append(name);
    if (!held.isEmpty()) {
      text.repeat(' ', width - name.length()).append(held);
    }
    text.append('\n');
  }

  private static String held(Stage stage) {
    OptionalLong held = stage.heldBytes();
    if (held.isEmpty()) {
      return "does not state what it holds";
    }
    return held.getAsLong() == 0 ? "" : Sizes.bytes(held.getAsLong());
  }
}
