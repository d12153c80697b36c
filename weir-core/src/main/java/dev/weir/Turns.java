package dev.weir;

import java.io.IOException;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.LongPredicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Reads sources in their turn; at most one is open.
final class Turns<T> extends AbstractCursor<T> implements Located {
  /*
   * `live` and `aborted` are volatile. The reading thread writes `live` and then looks at `aborted`; an
   * aborting one writes `aborted` and then looks at `live`. So one of them sees the other: either the
   * abort reaches the cursor that is read, or the reader does not begin to read.
   */
  private final List<? extends Source<? extends T>> sources;
  private final LongPredicate onwards; // asked with how much one has given, when it has ended
  private final OptionalLong size;
  private final Set<Object> keys;
  private int turn;
  private long given; // by the one whose turn it is
  private volatile @Nullable Cursor<? extends T> live; // written by the reading thread
  private volatile boolean aborted; // by any thread

  private Turns(
      List<? extends Source<? extends T>> sources,
      @Nullable Cursor<? extends T> first,
      LongPredicate onwards,
      OptionalLong size) {
    this.sources = sources;
    this.live = first;
    this.onwards = onwards;
    this.size = size;
    this.keys = Located.keysOf(first);
  }

  /// Opens the first.
  static <T> Turns<T> open(
      List<? extends Source<? extends T>> sources,
      LongPredicate onwards,
      Supplier<OptionalLong> sizeBehind)
      throws IOException, InterruptedException {
    if (sources.isEmpty()) {
      return new Turns<>(sources, null, onwards, OptionalLong.of(0));
    }
    Cursor<? extends T> first = opened(sources.getFirst());
    return new Turns<>(sources, first, onwards, sum(first.size(), sizeBehind.get()));
  }

  private static <T> Cursor<? extends T> opened(Source<? extends T> source)
      throws IOException, InterruptedException {
    try {
      return source.open();
    } catch (IllegalStateException | InterruptedException | ClosedChannelException e) {
      throw e; // a source with one life says so itself
    } catch (Exception e) {
      throw named(source, e);
    }
  }

  private static OptionalLong sum(OptionalLong one, OptionalLong others) {
    return one.isPresent() && others.isPresent()
        ? OptionalLong.of(one.getAsLong() + others.getAsLong())
        : OptionalLong.empty();
  }

  private static StreamException named(Source<?> source, Exception e) {
    return StreamException.of(source.name(), 1, 1, Progress.NONE, e);
  }

  @Override
  protected @Nullable T next() throws IOException, InterruptedException {
    while (turn < sources.size()) {
      try {
        T element = current().read();
        if (element != null) {
          given++;
          return element;
        }
        leave();
      } catch (InterruptedException | ClosedChannelException e) {
        throw e; // it was told to stop, which is no source's fault
      } catch (Exception e) {
        throw named(sources.get(turn), e);
      }
      turn = onwards.test(given) ? turn + 1 : sources.size();
      given = 0;
    }
    return null;
  }

  private Cursor<? extends T> current() throws IOException, InterruptedException {
    Cursor<? extends T> cursor = live;
    if (cursor == null) {
      checkNotAborted();
      cursor = sources.get(turn).open();
      live = cursor; // before `aborted` is looked at
      checkNotAborted();
    }
    return cursor;
  }

  private void checkNotAborted() throws AsynchronousCloseException {
    if (aborted) {
      throw new AsynchronousCloseException();
    }
  }

  private void leave() throws IOException {
    Cursor<? extends T> cursor = live;
    if (cursor != null) {
      live = null;
      cursor.close();
    }
  }

  @Override
  protected void release() throws IOException {
    try {
      leave();
    } catch (Exception e) {
      throw named(sources.get(turn), e);
    }
  }

  @Override
  public void abort() {
    aborted = true;
    Cursor<? extends T> cursor = live;
    if (cursor != null) {
      cursor.abort();
    }
  }

  /// Those of the first: the others are not open.
  @Override
  public Set<Object> fileKeys() {
    return keys;
  }

  @Override
  public OptionalLong size() {
    return size;
  }

  /// The most that one of several holds.
  static OptionalLong heldBytes(List<? extends Source<?>> sources) {
    long most = 0;
    for (Source<?> source : sources) {
      OptionalLong held = source.heldBytes();
      if (held.isEmpty()) {
        return held;
      }
      most = Math.max(most, held.getAsLong());
    }
    return OptionalLong.of(most);
  }
}
