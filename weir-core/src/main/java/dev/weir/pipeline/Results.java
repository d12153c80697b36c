package dev.weir.pipeline;

import dev.weir.AbstractWritable;
import dev.weir.Bound;
import dev.weir.CheckedBiFunction;
import dev.weir.LimitException;
import dev.weir.Sink;
import dev.weir.Sizes;
import dev.weir.Writable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/// The sinks of jobs that end in a value. Each serves one run.
final class Results {
  private Results() {}

  /// A sink that makes one value of what it takes.
  abstract static class Result<T, R> extends AbstractWritable<T> implements Sink<T> {

    @Override
    public Writable<T> open() {
      return this;
    }

    /// The value; after the run.
    abstract R result();

    @Override
    protected void complete() throws IOException {}

    @Override
    protected void release(boolean complete) {}
  }

  /// `fold`.
  static final class Fold<T, R> extends Result<T, R> {
    private final CheckedBiFunction<? super R, ? super T, ? extends R> function;
    private R value;

    Fold(R initial, CheckedBiFunction<? super R, ? super T, ? extends R> function) {
      this.function = function;
      this.value = initial;
    }

    @Override
    protected boolean put(T element) {
      try {
        value = function.apply(value, element);
      } catch (Exception e) {
        throw Outcomes.sneaky(e);
      }
      return true;
    }

    @Override
    R result() {
      return value;
    }

    @Override
    public String name() {
      return "fold";
    }
  }

  /// `collect`.
  static final class Collect<T, A, R> extends Result<T, R> {
    private final Collector<? super T, A, R> collector;
    private @Nullable A container;
    private @Nullable R finished;

    Collect(Collector<? super T, A, R> collector) {
      this.collector = collector;
    }

    @Override
    public Writable<T> open() {
      container = collector.supplier().get();
      return this;
    }

    @Override
    @SuppressWarnings("NullAway") // open() ran before
    protected boolean put(T element) {
      collector.accumulator().accept(container, element);
      return true;
    }

    @Override
    @SuppressWarnings("NullAway") // open() ran before
    protected void complete() {
      finished = collector.finisher().apply(container);
    }

    @Override
    @SuppressWarnings("NullAway") // complete() ran before, and a collector may give null
    R result() {
      return finished;
    }

    @Override
    public String name() {
      return "collect";
    }
  }

  /// `toList`.
  static final class ToList<T> extends Result<T, List<T>> {
    private final int max;
    private final List<T> list = new ArrayList<>();

    ToList(int max) {
      this.max = max;
    }

    @Override
    protected boolean put(T element) throws LimitException {
      if (list.size() >= max) {
        throw new LimitException("more than " + Sizes.count(max) + " elements for a list");
      }
      list.add(Bound.compact(element));
      return true;
    }

    @Override
    List<T> result() {
      return Collections.unmodifiableList(list);
    }

    @Override
    public String name() {
      return "toList";
    }
  }

  /// `first`.
  static final class First<T> extends Result<T, Optional<T>> {
    private @Nullable T first;

    @Override
    protected boolean put(T element) {
      first = element;
      return false;
    }

    @Override
    Optional<T> result() {
      return Optional.ofNullable(first);
    }

    @Override
    public String name() {
      return "first";
    }
  }
}
