package dev.weir;

import java.util.OptionalLong;

/// `dropWhile`.
record DroppingWhile<T>(CheckedPredicate<? super T> predicate) implements Transform<T, T> {

  @Override
  public Step<T, T> open() {
    return new Waiting<>(predicate);
  }

  @Override
  public String name() {
    return "dropWhile";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(0);
  }

  private static final class Waiting<T> implements PromptStep<T, T> {
    private final CheckedPredicate<? super T> predicate;
    private boolean passing;

    private Waiting(CheckedPredicate<? super T> predicate) {
      this.predicate = predicate;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      if (!passing && predicate.test(in)) {
        return;
      }
      passing = true;
      out.emit(in);
    }
  }
}
