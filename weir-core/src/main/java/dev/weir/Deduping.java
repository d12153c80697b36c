package dev.weir;

import org.jspecify.annotations.Nullable;

/// `dedupe`.
record Deduping<T>(CheckedFunction<? super T, ?> key) implements Transform<T, T> {

  @Override
  public Step<T, T> open() {
    return new Comparing<>(key);
  }

  @Override
  public String name() {
    return "dedupe";
  }

  private static final class Comparing<T> implements PromptStep<T, T> {
    private final CheckedFunction<? super T, ?> key;
    private @Nullable Object last;

    private Comparing(CheckedFunction<? super T, ?> key) {
      this.key = key;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      Object its = Keys.of(key, in);
      if (!its.equals(last)) {
        last = its;
        out.emit(in);
      }
    }

    @Override
    public void close() {
      last = null;
    }
  }
}
