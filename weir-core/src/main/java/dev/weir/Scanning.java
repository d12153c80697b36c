package dev.weir;

import java.util.Objects;

/// `scan`.
record Scanning<I, O>(O initial, CheckedBiFunction<? super O, ? super I, ? extends O> function)
    implements Transform<I, O> {

  Scanning {
    Objects.requireNonNull(initial, "initial");
  }

  @Override
  public Step<I, O> open() {
    return new Folding<>(initial, function);
  }

  @Override
  public String name() {
    return "scan";
  }

  private static final class Folding<I, O> implements PromptStep<I, O> {
    private final CheckedBiFunction<? super O, ? super I, ? extends O> function;
    private O value;

    private Folding(O initial, CheckedBiFunction<? super O, ? super I, ? extends O> function) {
      this.function = function;
      this.value = initial;
    }

    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      value = Bound.compact(function.apply(value, in));
      out.emit(value);
    }
  }
}
