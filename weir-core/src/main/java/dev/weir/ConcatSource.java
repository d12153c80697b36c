package dev.weir;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Several sources in a row.
record ConcatSource<T>(List<Source<? extends T>> sources) implements Source<T>, Sized {
  private static final int SHOWN = 3;

  ConcatSource {
    sources = List.copyOf(sources);
  }

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    return Turns.open(sources, _ -> true, this::sizeBehind);
  }

  /// Of all but the first.
  private OptionalLong sizeBehind() {
    return sum(sources.subList(Math.min(1, sources.size()), sources.size()));
  }

  private static OptionalLong sum(List<? extends Source<?>> sources) {
    long sum = 0;
    for (Source<?> source : sources) {
      OptionalLong size = Sized.of(source);
      if (size.isEmpty()) {
        return size;
      }
      sum += size.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  @Override
  public OptionalLong size() {
    return sum(sources);
  }

  @Override
  public String name() {
    String names = sources.stream().limit(SHOWN).map(Stage::name).collect(Collectors.joining(", "));
    int more = sources.size() - SHOWN;
    return "concat(" + names + (more > 0 ? " and " + more + " more" : "") + ")";
  }

  /// One at a time is open.
  @Override
  public OptionalLong heldBytes() {
    return Turns.heldBytes(sources);
  }

  @Override
  public long nativeBytes() {
    return sources.stream().mapToLong(Stage::nativeBytes).max().orElse(0);
  }
}
