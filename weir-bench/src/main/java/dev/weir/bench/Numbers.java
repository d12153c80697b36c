package dev.weir.bench;

import dev.weir.AbstractCursor;
import dev.weir.Producer;
import dev.weir.Source;
import org.jspecify.annotations.Nullable;

/// Sources of boxed numbers, as a user would write them: one at a time.
final class Numbers {
  private Numbers() {}

  /// 0, 1, 2, ... boxed when they are read.
  static Source<Long> below(long end) {
    return () -> new Counting(end);
  }

  /// 0, 1, 2, ... boxed when they are emitted.
  static Producer<Long> emittedBelow(long end) {
    return out -> {
      for (long i = 0; i < end; i++) {
        out.emit(i);
      }
    };
  }

  /// What is in an array, which was filled beforehand, some times over.
  static Source<Long> of(Long[] elements, int times) {
    return () -> new Walking(elements, times);
  }

  private static final class Counting extends AbstractCursor<Long> {
    private final long end;
    private long next;

    private Counting(long end) {
      this.end = end;
    }

    @Override
    protected @Nullable Long next() {
      return next < end ? next++ : null;
    }

    @Override
    protected void release() {}
  }

  private static final class Walking extends AbstractCursor<Long> {
    private final Long[] elements;
    private int times;
    private int next;

    private Walking(Long[] elements, int times) {
      this.elements = elements;
      this.times = times;
    }

    @Override
    protected @Nullable Long next() {
      if (next == elements.length) {
        next = 0;
        times--;
      }
      return times > 0 ? elements[next++] : null;
    }

    @Override
    protected void release() {}
  }
}
