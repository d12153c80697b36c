package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.internal.MergePassage;
import dev.weir.internal.Passage;
import dev.weir.internal.Ring;
import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Several pipelines as one source.
///
/// @param operator such as `merge`
/// @param pipelines the inputs
/// @param bound the most that waits: of all inputs together if shared, else of each
/// @param shared whether they have one passage
/// @param choice what is given next; made anew for each life
record FanInSource<T>(
    String operator,
    List<Pipeline<?>> pipelines,
    Bound bound,
    boolean shared,
    Supplier<FanIn.Choice<T>> choice)
    implements Source<T> {
  private static final int NAMED = 3;

  FanInSource {
    pipelines = List.copyOf(pipelines);
    if (pipelines.isEmpty()) {
      throw new IllegalArgumentException(operator + " needs an input at least");
    }
  }

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    List<Passage> passages =
        shared
            ? List.of(new MergePassage(bound, pipelines.size()))
            : pipelines.stream().<Passage>map(_ -> new Ring(bound)).toList();
    return new FanInCursor<>(pipelines, passages, choice.get());
  }

  @Override
  public String name() {
    String inputs =
        pipelines.size() > NAMED
            ? pipelines.size() + " inputs"
            : pipelines.stream().map(Pipeline::toString).collect(Collectors.joining(", "));
    return operator + "(" + inputs + ")";
  }

  @Override
  public OptionalLong heldBytes() {
    if (!bound.weighed()) {
      return OptionalLong.empty();
    }
    long sum = bound.weight() * (shared ? 1 : pipelines.size());
    for (Pipeline<?> pipeline : pipelines) {
      if (!(pipeline.memoryBound() instanceof MemoryBound.Known known)) {
        return OptionalLong.empty();
      }
      sum += known.bytes();
    }
    return OptionalLong.of(sum);
  }

  @Override
  public long nativeBytes() {
    return pipelines.stream().mapToLong(pipeline -> pipeline.memoryBound().nativeBytes()).sum();
  }
}
