package dev.weir;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// A source with transforms behind it, flat however often `through` was called.
record ThroughSource<S, T>(Source<S> source, List<Transform<?, ?>> transforms)
    implements Source<T> {

  <O> ThroughSource<S, O> append(Transform<? super T, O> transform) {
    return new ThroughSource<>(source, ChainTransform.joined(transforms, transform));
  }

  @Override
  public <O> Source<O> through(Transform<? super T, O> transform) {
    return append(transform);
  }

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    Overseeing.refuse(transforms);
    int count = 1 + transforms.size();
    int first = firstWanted();
    Source<?> wanted = first >= 0 ? Sources.empty() : source;
    var steps = transforms.subList(Math.max(first, 0), transforms.size());
    Cursor<?> cursor = opened(wanted, count);
    try {
      return new PulledCursor<T>(cursor, source.name(), Chain.open(steps), count);
    } catch (OpeningException e) {
      Throwable cause = e.failure();
      closeAfter(cause, cursor);
      int index = Math.max(first, 0) + e.step();
      throw failed(transforms.get(index).name(), index + 2, count, cause);
    }
  }

  /// The last transform that wants no input, from 0: it and what is behind it is opened; -1 if
  /// none.
  private int firstWanted() {
    for (int i = transforms.size() - 1; i >= 0; i--) {
      if (transforms.get(i).refusesInput()) {
        return i;
      }
    }
    return -1;
  }

  private static Cursor<?> opened(Source<?> source, int count)
      throws IOException, InterruptedException {
    try {
      return source.open();
    } catch (IllegalStateException | InterruptedException e) {
      throw e; // a source with one life says so itself
    } catch (Exception e) {
      throw failed(source.name(), 1, count, e);
    }
  }

  private static void closeAfter(Throwable cause, Cursor<?> cursor) {
    try {
      cursor.close();
    } catch (Throwable e) {
      cause.addSuppressed(e);
    }
  }

  private static StreamException failed(String stage, int index, int count, Throwable cause) {
    if (cause instanceof Error) {
      throw Sneaky.rethrow(cause);
    }
    return StreamException.of(stage, index, count, Progress.NONE, cause);
  }

  @Override
  public String name() {
    var name = new StringBuilder(source.name());
    transforms.forEach(t -> name.append(" ! ").append(t.name()));
    return name.toString();
  }

  @Override
  public OptionalLong heldBytes() {
    var stages = new ArrayList<Stage>(transforms);
    stages.add(source);
    return ChainTransform.held(stages);
  }

  @Override
  public long nativeBytes() {
    var stages = new ArrayList<Stage>(transforms);
    stages.add(source);
    return ChainTransform.nativeBytes(stages);
  }
}
