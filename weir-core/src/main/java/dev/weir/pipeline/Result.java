package dev.weir.pipeline;

import dev.weir.AbstractWritable;
import dev.weir.Sink;
import dev.weir.Writable;
import dev.weir.internal.Thrown;
import java.io.IOException;

/// A sink that makes one value of what it takes. Serves one run.
abstract class Result<T, R> extends AbstractWritable<T> implements Sink<T> {

  @Override
  public Writable<T> open() {
    return this;
  }

  /// The value; after the run.
  abstract R result();

  /// Takes an element by user code, which may throw anything.
  abstract boolean taken(T element) throws Exception;

  @Override
  protected final boolean put(T element) {
    try {
      return taken(element);
    } catch (Exception e) {
      throw Thrown.as(e);
    }
  }

  @Override
  protected void complete() throws IOException {}

  @Override
  protected void release(boolean complete) {}
}
