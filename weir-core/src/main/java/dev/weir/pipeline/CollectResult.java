package dev.weir.pipeline;

import dev.weir.Writable;
import java.util.stream.Collector;
import org.jspecify.annotations.Nullable;

/// `collect`.
final class CollectResult<T, A, R> extends Result<T, R> {
  private final Collector<? super T, A, R> collector;
  private @Nullable A container;
  private @Nullable R finished;

  CollectResult(Collector<? super T, A, R> collector) {
    this.collector = collector;
  }

  @Override
  public Writable<T> open() {
    container = collector.supplier().get();
    return this;
  }

  @Override
  @SuppressWarnings("NullAway") // open() ran before
  boolean taken(T element) {
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
