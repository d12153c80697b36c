package dev.weir;

/// `map`.
record Mapping<I, O>(CheckedFunction<? super I, ? extends O> function) implements Stateless<I, O> {

  @Override
  public void take(I in, Emitter<? super O> out) throws Exception {
    out.emit(function.apply(in));
  }

  @Override
  public String name() {
    return "map";
  }
}
