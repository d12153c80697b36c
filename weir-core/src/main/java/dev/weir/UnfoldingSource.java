package dev.weir;

import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What a function gives for a state. Keeps the state.
record UnfoldingSource<S, T>(S first, CheckedFunction<? super S, Optional<Unfolded<S, T>>> function)
    implements Source<T> {

  UnfoldingSource {
    Objects.requireNonNull(first, "first");
  }

  @Override
  public Cursor<T> open() {
    return new Unfolding<>(this);
  }

  @Override
  public String name() {
    return "unfold";
  }

  private static final class Unfolding<S, T> extends FunctionCursor<T> {
    private final UnfoldingSource<S, T> source;
    private S state;

    private Unfolding(UnfoldingSource<S, T> source) {
      this.source = source;
      this.state = source.first;
    }

    @Override
    @Nullable T call() throws Exception {
      Unfolded<S, T> unfolded = source.function.apply(state).orElse(null);
      if (unfolded == null) {
        return null;
      }
      state = unfolded.next();
      return Objects.requireNonNull(unfolded.element(), "element");
    }
  }
}
