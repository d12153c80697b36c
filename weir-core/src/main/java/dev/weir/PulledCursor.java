package dev.weir;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Iterator;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A cursor that pulls another through a chain of steps, in the reader's thread.
///
/// One element at a time: while one waits to be read, `pause()` says true and no step gives more.
/// Where nobody can tell, because all steps are [CodecStep]s, a few elements of one input wait.
/// What a step gives that cannot pause waits here too, within the limits of [Chain].
final class PulledCursor<T> extends AbstractCursor<T> implements Located {
  private final Cursor<Object> source;
  private final String sourceName;
  private final Chain<Object, T> chain;
  private final int stages;
  private final Slot<T> slot;
  private final @Nullable RecyclingCursor<?> recycling;

  private boolean inputEnded;
  private boolean finished;
  private boolean inSource;
  private boolean used; // the last input went into the chain
  private long elementsIn;
  private long bytesIn = -1;

  @SuppressWarnings("unchecked") // the types of neighbours were checked when the source was made
  PulledCursor(Cursor<?> source, String sourceName, Chain<?, T> chain, int stages) {
    this.source = (Cursor<Object>) source;
    this.sourceName = sourceName;
    this.chain = (Chain<Object, T>) chain;
    this.stages = stages;
    this.slot = new Slot<>(chain.mayRunAhead());
    this.recycling =
        chain.consumes() && source instanceof RecyclingCursor<?> cursor ? cursor : null;
  }

  @Override
  protected @Nullable T next() throws IOException, InterruptedException {
    try {
      return pull();
    } catch (InterruptedException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw located(e);
    }
  }

  @Override
  Iterator<T> newIterator() {
    return new CursorIterator<>(this) {
      @Override
      public boolean hasNext() {
        return slot.given() || super.hasNext();
      }

      @Override
      public T next() {
        return slot.given() && !holding() ? slot.take() : super.next();
      }
    };
  }

  private @Nullable T pull() throws Exception {
    while (true) {
      T element = slot.poll();
      if (element != null) {
        return element;
      }
      if (slot.rest) {
        slot.rest = false;
        run(() -> slot.rest |= chain.more(slot));
      } else if (!inputEnded && chain.wanting()) {
        feed();
      } else if (!finished) {
        finished = true;
        run(() -> chain.finish(slot));
        slot.rest = true;
      } else {
        chain.endSide();
        return null;
      }
    }
  }

  /// A call into the chain.
  @FunctionalInterface
  private interface Call {
    void run() throws Exception;
  }

  private void run(Call call) throws Exception {
    try {
      call.run();
    } catch (Throwable e) {
      if (!slot.ahead()) {
        throw e;
      }
      slot.rest = true; // the chain throws it again when what came before it was read
    }
  }

  private void feed() throws Exception {
    Throwable failed = chain.failure();
    if (failed != null) {
      throw Sneaky.rethrow(failed); // interrupted in a step: no input may be lost in trying again
    }
    inSource = true;
    if (used && recycling != null) {
      recycling.recycle(); // nothing waits, so all of it was given
    }
    used = false;
    Object in = source.read();
    inSource = false;
    if (in == null) {
      inputEnded = true;
    } else {
      count(in);
      run(() -> chain.take(in, slot));
      used = true;
    }
  }

  private void count(Object in) {
    elementsIn++;
    if (in instanceof Bytes bytes) {
      bytesIn = Math.max(bytesIn, 0) + bytes.length();
    }
  }

  private StreamException located(Throwable cause) {
    if (inSource || chain.failedStep() < 0) {
      return StreamException.of(sourceName, 1, stages, progress(), cause);
    }
    int step = Math.min(chain.failedStep(), chain.size() - 1);
    int index = stages - chain.size() + step + 1;
    String place = step == 0 ? Composed.addition(source, cause) : "";
    return StreamException.of(chain.name(step), index, stages, progress(), cause, place);
  }

  private Progress progress() {
    return new Progress(elementsIn, bytesIn, slot.read(), -1);
  }

  @Override
  protected void release() throws IOException {
    slot.clear();
    Throwable first = null;
    try {
      source.close();
    } catch (Throwable e) {
      inSource = true;
      first = closingFailed(e);
    }
    try (Closeable _ = chain::closeSide) {
      chain.close();
    } catch (Throwable e) {
      if (first == null) {
        inSource = false;
        first = closingFailed(e);
      } else {
        first.addSuppressed(e);
      }
    }
    if (first != null) {
      throw Sneaky.rethrow(first);
    }
  }

  private Throwable closingFailed(Throwable e) {
    return e instanceof Error ? e : located(e);
  }

  @Override
  public void abort() {
    source.abort();
    chain.abortSide();
  }

  @Override
  public Set<Object> fileKeys() {
    return Located.keysOf(source);
  }

  @Override
  public OptionalLong size() {
    return chain.size() == 0 ? source.size() : OptionalLong.empty();
  }

  /// Where the last step's elements wait to be read: one, unless nobody sees that there are more,
  /// or the step does not pause.
  ///
  /// ```
  ///   given:  [ read | at ... end | free ]   many at a time; then, in order, what is in waiting
  /// ```
  private static final class Slot<T> implements BatchEmitter<T> {
    private static final int AHEAD = 1024;
    private static final long AHEAD_BYTES = 1 << 17;

    private final Object[] given;
    private int at;
    private int end;
    private long read; // that had been given, or waiting, before
    private final ArrayDeque<T> waiting = new ArrayDeque<>();
    private final int enough;
    private long askedBytes; // of what came, since nothing waited, after pause() said false
    private long unaskedBytes; // of what else has come since
    private boolean asked; // pause() said false, so one element may come
    private boolean rest; // somebody was told to pause

    private Slot(boolean ahead) {
      enough = ahead ? AHEAD : 1;
      given = new Object[ahead ? AHEAD : 0];
    }

    @Override
    public int room() {
      forgetIfEmpty();
      boolean many = waiting.isEmpty() && askedBytes < AHEAD_BYTES && end < given.length;
      return many ? given.length - end : pause() ? 0 : 1;
    }

    @Override
    public boolean emitAll(Object[] elements, int count, long bytes) {
      System.arraycopy(elements, 0, given, end, count);
      end += count;
      askedBytes += bytes;
      return true;
    }

    @Override
    public boolean emit(T element) throws IOException {
      forgetIfEmpty();
      boolean first = empty();
      T kept = first ? element : Bound.compact(element);
      if (first || asked) {
        askedBytes += Bound.estimate(kept);
      } else {
        unaskedBytes += Bound.estimate(kept);
        if (waiting.size() > Chain.MAX_WAITING || unaskedBytes > Chain.MAX_WAITING_BYTES) {
          throw Waiting.tooMuch();
        }
      }
      asked = false;
      if (end < given.length && waiting.isEmpty()) {
        given[end++] = kept;
      } else {
        waiting.add(kept);
      }
      return true;
    }

    @Override
    public boolean pause() {
      if (empty()
          || (end - at + waiting.size() < enough && askedBytes + unaskedBytes < AHEAD_BYTES)) {
        asked = true;
        return false;
      }
      rest = true;
      return true;
    }

    @Override
    public void done() {}

    private @Nullable T poll() {
      if (given()) {
        return take();
      }
      T element = waiting.poll();
      read += element == null ? 0 : 1;
      return element;
    }

    private boolean given() {
      return at < end;
    }

    /// How many elements have been read.
    private long read() {
      return read + at;
    }

    /// Forgets what has not been read.
    private void clear() {
      end = at;
      waiting.clear();
    }

    @SuppressWarnings("unchecked") // only what the last step gave
    private T take() {
      return (T) given[at++];
    }

    private boolean empty() {
      return at == end && waiting.isEmpty();
    }

    private void forgetIfEmpty() {
      if (empty()) {
        read += at;
        at = 0;
        end = 0;
        askedBytes = 0;
        unaskedBytes = 0;
      }
    }

    /// Whether something was given ahead of a failure, which has to wait until that was read.
    private boolean ahead() {
      return enough > 1 && !empty();
    }
  }
}
