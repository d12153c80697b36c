package dev.weir.pipeline;

import dev.weir.Cursor;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/// The least of what the inputs give next.
final class SortedChoice<T> implements FanIn.Choice<T> {
  private record Head<T>(T element, int input) {}

  private final PriorityQueue<Head<T>> heads;
  private @Nullable BitSet
      wanting; // inputs whose next element is to be read; an interruption loses none

  SortedChoice(Comparator<? super T> order) {
    Comparator<Head<T>> byElement = (a, b) -> order.compare(a.element, b.element);
    this.heads = new PriorityQueue<>(byElement.thenComparingInt(Head::input));
  }

  /// The place of an element is filled when the next one is wanted, and not before.
  @Override
  public @Nullable T next(List<Cursor<Object>> inputs) throws Exception {
    if (wanting == null) {
      wanting = new BitSet();
      wanting.set(0, inputs.size());
    }
    while (!wanting.isEmpty()) {
      int input = wanting.nextSetBit(0);
      Object element = inputs.get(input).read();
      wanting.clear(input);
      if (element != null) {
        heads.add(new Head<>(FanIn.erased(element), input));
      }
    }
    Head<T> least = heads.poll();
    if (least == null) {
      return null;
    }
    wanting.set(least.input);
    return least.element;
  }
}
