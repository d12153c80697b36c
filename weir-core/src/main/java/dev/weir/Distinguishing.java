package dev.weir;

import java.util.HashSet;
import java.util.OptionalLong;
import java.util.Set;

/// `distinct`.
record Distinguishing<T>(Bound bound, CheckedFunction<? super T, ?> key)
    implements Transform<T, T> {
  private static final long ENTRY_BYTES = 48; // a key's place in the set

  @Override
  public Step<T, T> open() {
    return new Remembering<>(this);
  }

  @Override
  public String name() {
    return "distinct";
  }

  @Override
  public OptionalLong heldBytes() {
    return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
  }

  private static final class Remembering<T> implements PromptStep<T, T> {
    private final Distinguishing<T> distinguishing;
    private Set<Object> seen = new HashSet<>();
    private long weight;

    private Remembering(Distinguishing<T> distinguishing) {
      this.distinguishing = distinguishing;
    }

    @Override
    public void take(T in, Emitter<? super T> out) throws Exception {
      Object key = Keys.of(distinguishing.key, in);
      if (!seen.contains(key)) {
        remember(key);
        out.emit(in);
      }
    }

    private void remember(Object key) throws LimitException {
      Bound bound = distinguishing.bound;
      long more = bound.weighed() ? bound.weigh(key) + ENTRY_BYTES : 0;
      if (seen.size() >= bound.elements() || weight > bound.weight() - more) {
        throw new LimitException(
            "more than "
                + Keys.limit(bound)
                + " that differ; raise the limit, or sort first and drop equal neighbours");
      }
      seen.add(key);
      weight += more;
    }

    @Override
    public void close() {
      seen = Set.of();
    }
  }
}
