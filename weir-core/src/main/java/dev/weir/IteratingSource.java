package dev.weir;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An element, and what a function makes of the one before. Keeps one element.
record IteratingSource<T>(String name, T first, CheckedFunction<? super T, ? extends T> next)
    implements Source<T> {

  IteratingSource {
    Objects.requireNonNull(first, "first");
  }

  IteratingSource(T first, CheckedFunction<? super T, ? extends T> next) {
    this("iterate", first, next);
  }

  @Override
  public Cursor<T> open() {
    return new Iterating<>(this);
  }

  private static final class Iterating<T> extends FunctionCursor<T> {
    private final IteratingSource<T> source;
    private @Nullable T last;

    private Iterating(IteratingSource<T> source) {
      this.source = source;
    }

    @Override
    T call() throws Exception {
      T element = last == null ? source.first : source.next.apply(last);
      if (element == null) {
        throw new NullPointerException("null was given, but an element must not be null");
      }
      last = element;
      return element;
    }
  }
}
