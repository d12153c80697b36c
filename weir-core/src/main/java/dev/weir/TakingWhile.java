package dev.weir;

/// `takeWhile`.
record TakingWhile<T>(CheckedPredicate<? super T> predicate) implements Stateless<T, T> {

  @Override
  public void take(T in, Emitter<? super T> out) throws Exception {
    if (predicate.test(in)) {
      out.emit(in);
    } else {
      out.done();
    }
  }

  @Override
  public String name() {
    return "takeWhile";
  }
}
