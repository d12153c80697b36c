package dev.weir;

import java.util.ArrayDeque;
import java.util.List;

/// `sliding`.
record Sliding<T>(int size, int step) implements Transform<T, List<T>> {

  Sliding {
    if (size < 1) {
      throw new IllegalArgumentException("sliding needs at least 1 element in a window: " + size);
    }
    if (step < 1) {
      throw new IllegalArgumentException("sliding needs a step of at least 1: " + step);
    }
  }

  @Override
  public Step<T, List<T>> open() {
    return new Moving<>(size, step);
  }

  @Override
  public String name() {
    return "sliding";
  }

  private static final class Moving<T> implements Step<T, List<T>> {
    private final int size;
    private final int step;
    private final ArrayDeque<T> window = new ArrayDeque<>();
    private int toLeaveOut; // between two windows that do not touch
    private boolean fresh; // the window has an element that was in none before

    private Moving(int size, int step) {
      this.size = size;
      this.step = step;
    }

    @Override
    public void take(T in, Emitter<? super List<T>> out) throws Exception {
      if (toLeaveOut > 0) {
        toLeaveOut--;
        return;
      }
      window.add(Bound.compact(in));
      fresh = true;
      if (window.size() == size) {
        List<T> full = new Group<>(window.toArray());
        move();
        out.emit(full);
      }
    }

    private void move() {
      fresh = false;
      for (int i = Math.min(step, size); i > 0; i--) {
        window.remove();
      }
      toLeaveOut = Math.max(0, step - size);
    }

    @Override
    public void finish(Emitter<? super List<T>> out) throws Exception {
      if (fresh) {
        out.emit(new Group<>(window.toArray()));
      }
    }

    @Override
    public void close() {
      window.clear();
    }
  }
}
