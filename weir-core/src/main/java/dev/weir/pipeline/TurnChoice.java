package dev.weir.pipeline;

import dev.weir.Cursor;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Some of each input, in turn.
final class TurnChoice<T> implements FanIn.Choice<T> {
  private final int count;
  private final BitSet ended = new BitSet();
  private int turn;
  private int given; // in this turn

  TurnChoice(int count) {
    this.count = count;
  }

  @Override
  public @Nullable T next(List<Cursor<Object>> inputs) throws Exception {
    while (ended.cardinality() < inputs.size()) {
      if (given == count || ended.get(turn)) {
        turn = (turn + 1) % inputs.size();
        given = 0;
        continue;
      }
      Object element = inputs.get(turn).read();
      if (element != null) {
        given++;
        return FanIn.erased(element);
      }
      ended.set(turn);
    }
    return null;
  }
}
