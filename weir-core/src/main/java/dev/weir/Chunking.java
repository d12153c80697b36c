package dev.weir;

import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `chunkBy`.
record Chunking<T>(Bound bound, CheckedFunction<? super T, ?> key)
    implements Transform<T, List<T>> {

  @Override
  public Step<T, List<T>> open() {
    return new Collecting<>(this);
  }

  @Override
  public String name() {
    return "chunkBy";
  }

  @Override
  public OptionalLong heldBytes() {
    return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
  }

  private static final class Collecting<T> implements Step<T, List<T>> {
    private final Chunking<T> chunking;
    private final Filling<T> chunk;
    private @Nullable Object key; // of what is in the chunk

    private Collecting(Chunking<T> chunking) {
      this.chunking = chunking;
      this.chunk = new Filling<>(chunking.bound);
    }

    @Override
    public void take(T in, Emitter<? super List<T>> out) throws Exception {
      Object its = Keys.of(chunking.key, in);
      if (!chunk.isEmpty() && !its.equals(key) && !out.emit(chunk.give())) {
        return;
      }
      key = its;
      T kept = Bound.compact(in);
      long weight = chunk.weigh(kept);
      if (!chunk.hasRoom(weight)) {
        throw new LimitException(
            "more than "
                + Keys.limit(chunking.bound)
                + " with the same key in a row; raise the limit of a chunk");
      }
      chunk.add(kept, weight);
    }

    @Override
    public void finish(Emitter<? super List<T>> out) throws Exception {
      if (!chunk.isEmpty()) {
        out.emit(chunk.give());
      }
    }

    @Override
    public void close() {
      chunk.clear();
      key = null;
    }
  }
}
