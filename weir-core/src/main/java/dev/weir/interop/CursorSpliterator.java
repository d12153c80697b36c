package dev.weir.interop;

import java.util.Iterator;
import java.util.Spliterator;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The elements of a cursor for a stream of the JDK; never split, since a part for another thread
/// would have to be read ahead.
record CursorSpliterator<T>(Iterator<T> elements) implements Spliterator<T> {

  @Override
  public boolean tryAdvance(Consumer<? super T> action) {
    if (!elements.hasNext()) {
      return false;
    }
    action.accept(elements.next());
    return true;
  }

  @Override
  public @Nullable Spliterator<T> trySplit() {
    return null;
  }

  @Override
  public long estimateSize() {
    return Long.MAX_VALUE;
  }

  @Override
  public int characteristics() {
    return ORDERED | NONNULL;
  }
}
