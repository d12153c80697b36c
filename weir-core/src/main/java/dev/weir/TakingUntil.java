package dev.weir;

/// `takeUntil`.
record TakingUntil<T>(CheckedPredicate<? super T> predicate) implements Stateless<T, T> {

  @Override
  public void take(T in, Emitter<? super T> out) throws Exception {
    if (predicate.test(in)) {
      out.done();
    }
    out.emit(in);
  }

  @Override
  public String name() {
    return "takeUntil";
  }
}
