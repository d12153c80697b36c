package dev.weir;

/// `peek`.
record Peeking<T>(CheckedConsumer<? super T> consumer) implements Stateless<T, T> {

  @Override
  public void take(T in, Emitter<? super T> out) throws Exception {
    consumer.accept(in);
    out.emit(in);
  }

  @Override
  public String name() {
    return "peek";
  }
}
