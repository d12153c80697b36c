package dev.weir.pipeline;

import dev.weir.Sizes;
import dev.weir.Stage;
import dev.weir.internal.Crossing;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// The most that a run holds, known before it runs: heap payload and declared native memory, in
/// bytes. The JVM itself, and an element heavier than a whole mark, come on top.
public sealed interface MemoryBound {

  /// Every stage has stated what it holds.
  ///
  /// @param bytes the sum
  /// @param nativeBytes how much of that is outside of the heap
  record Known(long bytes, long nativeBytes) implements MemoryBound {
    @Override
    public String toString() {
      return "at most " + Sizes.bytes(bytes);
    }
  }

  /// Some stages have not.
  ///
  /// @param bytes the sum of the others
  /// @param nativeBytes how much of that is outside of the heap
  /// @param unstated those that did not state theirs; a buffer that counts elements only says how
  ///   many
  record AtLeast(long bytes, long nativeBytes, List<String> unstated) implements MemoryBound {

    /// Copies the list.
    public AtLeast {
      unstated = List.copyOf(unstated);
    }

    @Override
    public String toString() {
      return Sizes.bytes(bytes) + " and what these hold: " + String.join(", ", unstated);
    }
  }

  /// What is known, in bytes.
  ///
  /// @return the sum of what the stages state
  long bytes();

  /// How much of that is native memory, outside of the heap.
  ///
  /// @return bytes
  long nativeBytes();

  /// Adds up what stages state.
  ///
  /// @param stages of one pipeline
  /// @return the bound
  static MemoryBound of(List<Stage> stages) {
    long sum = 0;
    long outside = 0;
    var unstated = new ArrayList<String>();
    for (Stage stage : stages) {
      OptionalLong held = stage.heldBytes();
      sum += held.orElse(0);
      outside += stage.nativeBytes();
      if (held.isEmpty()) {
        unstated.add(unstated(stage));
      }
    }
    return unstated.isEmpty() ? new Known(sum, outside) : new AtLeast(sum, outside, unstated);
  }

  private static String unstated(Stage stage) {
    return stage instanceof Crossing crossing
        ? crossing.name() + " (" + Sizes.count(crossing.bound().elements()) + " elements)"
        : stage.name();
  }
}
