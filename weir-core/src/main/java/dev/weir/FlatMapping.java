package dev.weir;

import java.util.Collections;
import java.util.Iterator;

/// `flatMap`.
record FlatMapping<I, O>(CheckedFunction<? super I, ? extends Iterable<? extends O>> function)
    implements Transform<I, O> {

  @Override
  public Step<I, O> open() {
    return new Expanding<>(function);
  }

  @Override
  public boolean divides() {
    return true;
  }

  @Override
  public String name() {
    return "flatMap";
  }

  static final class Expanding<I, O> implements PromptStep<I, O> {
    private final CheckedFunction<? super I, ? extends Iterable<? extends O>> function;
    private Iterator<? extends O> rest = Collections.emptyIterator();

    Expanding(CheckedFunction<? super I, ? extends Iterable<? extends O>> function) {
      this.function = function;
    }

    @Override
    public void take(I in, Emitter<? super O> out) throws Exception {
      rest = function.apply(in).iterator();
      more(out);
    }

    @Override
    public boolean more(Emitter<? super O> out) throws Exception {
      while (rest.hasNext()) {
        if (out.pause()) {
          return true;
        }
        if (!out.emit(rest.next())) {
          break;
        }
      }
      rest = Collections.emptyIterator();
      return false;
    }
  }
}
