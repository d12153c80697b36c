package dev.weir.checks.laws;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Emitter;
import dev.weir.Step;
import dev.weir.Transform;
import java.util.ArrayList;
import java.util.List;

/// That a step pauses before each element but the first of a call, as a loop that pulls one element
/// at a time asks it to.
final class Pauses {
  private Pauses() {}

  static void asked(Operator operator) throws Exception {
    var made = operator.transform();
    if (made != null) {
      assertEquals(
          operator.expected(), driven(made.apply(Hook.none()), operator.input(), true).all);
    }
  }

  /// After how many elements a transform has given so many results; one more than there are, if it
  /// needs the end of the input.
  static int needed(Transform<Integer, ?> transform, List<Integer> input, int results)
      throws Exception {
    var counts = driven(transform, input, false).counts;
    for (int i = 0; i < counts.size(); i++) {
      if (counts.get(i) >= results) {
        return i + 1;
      }
    }
    return input.size() + 1;
  }

  private static <O> One driven(
      Transform<Integer, O> transform, List<Integer> input, boolean pausing) throws Exception {
    var out = new One(pausing);
    if (transform.refusesInput()) {
      return out;
    }
    try (Step<Integer, O> step = transform.open()) {
      for (Integer element : input) {
        if (out.done) {
          break;
        }
        out.next();
        step.take(element, out);
        rest(step, out);
        out.counts.add(out.all.size());
      }
      out.next();
      step.finish(out);
      rest(step, out);
    }
    return out;
  }

  private static <O> void rest(Step<Integer, O> step, One out) throws Exception {
    boolean more = out.told;
    while (more) {
      out.next();
      more = step.more(out);
      assertTrue(!more || out.told, "it has more to give, but was not told to pause");
    }
  }

  /// Has room for one element in each call.
  private static final class One implements Emitter<Object> {
    private final boolean pausing;
    private final List<Object> all = new ArrayList<>();
    private final List<Integer> counts = new ArrayList<>(); // results, after each element
    private boolean full;
    private boolean told;
    private boolean done;

    private One(boolean pausing) {
      this.pausing = pausing;
    }

    private void next() {
      full = false;
      told = false;
    }

    @Override
    public boolean emit(Object element) {
      assertTrue(!full || !pausing, "it gave more than one element without asking for a pause");
      all.add(element);
      full = true;
      return true;
    }

    @Override
    public boolean pause() {
      told |= full && pausing;
      return full && pausing;
    }

    @Override
    public void done() {
      done = true;
    }
  }
}
