package dev.weir.pipeline;

import dev.weir.Ending;
import dev.weir.Sink;
import dev.weir.Writable;
import dev.weir.internal.Inflow;
import dev.weir.internal.Outlet;
import dev.weir.internal.Outputs;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Several pipelines as one sink.
///
/// @param operator such as `broadcast`
/// @param branches in order
/// @param copies of each; more than 1 only of a single branch: then all of them share what waits
/// @param split which of them takes an element
record FanOutSink<T>(String operator, List<Branch<T>> branches, int copies, Split<T> split)
    implements Sink<T> {
  private static final int NAMED = 3;

  @Override
  public Writable<T> open() throws IOException, InterruptedException {
    var outputs = new Outputs();
    boolean sharing = operator.equals("balance");
    Branch<T> first = branches.getFirst();
    Inflow shared = sharing ? Inflow.shared(first.bound(), first.overflow(), copies) : null;
    var outlets = new ArrayList<Outlet>();
    if (shared == null) {
      branches.forEach(branch -> outlets.add(branch.live(outputs.timing())));
    } else {
      for (int i = 1; i <= copies; i++) {
        outlets.add(first.live(first.name() + "-" + i, shared, outputs.timing()));
      }
    }
    Outcomes.thrownBy(
        () -> {
          outputs.open(outlets);
          return true;
        });
    var live = new LiveBranches(outputs, List.copyOf(outlets), shared);
    return new FanOutWritable<>(outputs, shared, element -> split.give(element, live));
  }

  @Override
  public Ending ending() {
    return branches.stream().allMatch(branch -> branch.ending() == Ending.AT_END)
        ? Ending.AT_END
        : Ending.AS_WRITTEN;
  }

  @Override
  public String name() {
    String inside =
        branches.size() > NAMED
            ? branches.size() + " branches"
            : branches.stream().map(Branch::name).collect(Collectors.joining(", "));
    return operator + "(" + (copies > 1 ? copies + " " : "") + inside + ")";
  }

  @Override
  public OptionalLong heldBytes() {
    long sum = 0;
    for (Branch<T> branch : branches) {
      OptionalLong held = branch.heldBytes();
      if (held.isEmpty()) {
        return held;
      }
      sum += held.getAsLong() * copies;
    }
    return OptionalLong.of(sum);
  }

  @Override
  public long nativeBytes() {
    return branches.stream().mapToLong(Branch::nativeBytes).sum() * copies;
  }
}
