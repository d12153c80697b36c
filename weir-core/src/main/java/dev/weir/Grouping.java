package dev.weir;

import java.util.List;
import java.util.OptionalLong;

/// `grouped`.
record Grouping<T>(Bound bound) implements Transform<T, List<T>> {

  @Override
  public Step<T, List<T>> open() {
    return new Collecting<>(bound);
  }

  @Override
  public String name() {
    return "grouped";
  }

  @Override
  public OptionalLong heldBytes() {
    return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
  }

  private static final class Collecting<T> implements Step<T, List<T>> {
    private final Filling<T> group;

    private Collecting(Bound bound) {
      group = new Filling<>(bound);
    }

    @Override
    public void take(T in, Emitter<? super List<T>> out) throws Exception {
      T kept = Bound.compact(in);
      long weight = group.weigh(kept);
      if (!group.hasRoom(weight) && !out.emit(group.give())) {
        return;
      }
      group.add(kept, weight);
      more(out);
    }

    @Override
    public boolean more(Emitter<? super List<T>> out) throws Exception {
      if (group.isFull()) {
        if (out.pause()) {
          return true; // the group before it goes first
        }
        out.emit(group.give());
      }
      return false;
    }

    @Override
    public boolean flush(Emitter<? super List<T>> out) {
      return group.isEmpty();
    }

    @Override
    public void finish(Emitter<? super List<T>> out) throws Exception {
      if (!group.isEmpty()) {
        out.emit(group.give());
      }
    }

    @Override
    public void close() {
      group.clear();
    }
  }
}
