package dev.weir;

import java.util.OptionalLong;

/// A consumer as a sink.
record ConsumerSink<T>(CheckedConsumer<? super T> consumer) implements Sink<T> {

  @Override
  public String name() {
    return "forEach";
  }

  @Override
  public Writable<T> open() {
    return new Calling<>(consumer);
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Calling<T> extends AbstractWritable<T> {
    private final CheckedConsumer<? super T> consumer;

    private Calling(CheckedConsumer<? super T> consumer) {
      this.consumer = consumer;
    }

    @Override
    protected boolean put(T element) {
      try {
        consumer.accept(element);
        return true;
      } catch (Throwable e) {
        throw Sneaky.rethrow(e);
      }
    }

    @Override
    protected void complete() {}

    @Override
    protected void release(boolean complete) {}
  }
}
