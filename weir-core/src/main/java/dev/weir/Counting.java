package dev.weir;

import java.util.Map;
import java.util.OptionalLong;

/// `count`: elements, or bytes if it may count those and [Bytes] pass.
record Counting<T>(boolean mayBeBytes) implements Transform<T, T> {

  @Override
  public Step<T, T> open() {
    return new Counter<>(mayBeBytes);
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
    private final boolean mayBeBytes;
    private long elements;
    private long bytes = -1;

    private Counter(boolean mayBeBytes) {
      this.mayBeBytes = mayBeBytes;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      elements++;
      if (mayBeBytes && in instanceof Bytes run) {
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
