package dev.weir;

import org.jspecify.annotations.Nullable;

/// `mapNotNull`.
record MappingNotNull<I, O>(CheckedFunction<? super I, ? extends @Nullable O> function)
    implements Stateless<I, O> {

  @Override
  public void take(I in, Emitter<? super O> out) throws Exception {
    O result = function.apply(in);
    if (result != null) {
      out.emit(result);
    }
  }

  @Override
  public String name() {
    return "mapNotNull";
  }
}
