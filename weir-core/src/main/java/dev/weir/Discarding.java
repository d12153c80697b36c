package dev.weir;

import java.util.OptionalLong;

/// Takes everything and keeps nothing.
record Discarding<T>() implements Sink<T> {

  @Override
  public Writable<T> open() {
    return new Gone<>();
  }

  @Override
  public String name() {
    return "null";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Gone<T> extends AbstractWritable<T> implements ConsumingWritable<T> {

    @Override
    protected boolean put(T element) {
      return true;
    }

    @Override
    protected void complete() {}

    @Override
    protected void release(boolean complete) {}
  }
}
