package dev.weir;

/// `flatten`.
record Flattening<T>() implements Transform<Iterable<? extends T>, T> {

  @Override
  public Step<Iterable<? extends T>, T> open() {
    return new FlatMapping.Expanding<>(iterable -> iterable);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return "flatten";
  }
}
