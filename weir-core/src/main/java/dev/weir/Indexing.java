package dev.weir;

import java.util.OptionalLong;

/// `zipWithIndex`.
record Indexing<T>() implements Transform<T, Indexed<T>> {

  @Override
  public Step<T, Indexed<T>> open() {
    return new Numbering<>();
  }

  @Override
  public String name() {
    return "zipWithIndex";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Numbering<T> implements PromptStep<T, Indexed<T>> {
    private long next;

    @Override
    public void take(T in, Emitter<? super Indexed<T>> out) throws Exception {
      out.emit(new Indexed<>(next++, in));
    }
  }
}
