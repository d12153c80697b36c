package dev.weir;

import java.util.Map;
import java.util.OptionalLong;

/// `count`: bytes if [Bytes] pass, else elements.
record Counting<T>() implements Transform<T, T> {

  @Override
  public Step<T, T> open() {
    return new Counter<>();
  }

  @Override
  public String name() {
    return "count";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Counter<T> implements Step<T, T>, Reporting {
    private long elements;
    private long bytes = -1;

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      elements++;
      if (in instanceof Bytes run) {
        bytes = Math.max(bytes, 0) + run.length();
      }
      out.emit(in);
    }

    @Override
    public Report report() {
      long amount = bytes < 0 ? elements : bytes;
      return Report.result(Long.toString(amount), Map.of(bytes < 0 ? "elements" : "bytes", amount));
    }
  }
}
