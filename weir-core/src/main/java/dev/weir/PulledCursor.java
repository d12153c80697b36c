package dev.weir;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A cursor that pulls another through a chain of steps, in the reader's thread.
///
/// One element at a time: while one waits to be read, `pause()` says true and no step gives more.
/// What a step gives that cannot pause waits here, within the limits of [Chain].
final class PulledCursor<T> extends AbstractCursor<T> {
  private final Cursor<Object> source;
  private final String sourceName;
  private final Chain<Object, T> chain;
  private final int stages;
  private final Slot<T> slot = new Slot<>();

  private boolean inputEnded;
  private boolean finished;
  private boolean inSource;
  private long elementsIn;
  private long bytesIn = -1;
  private long elementsOut;

  @SuppressWarnings("unchecked") // the types of neighbours were checked when the source was made
  PulledCursor(Cursor<?> source, String sourceName, Chain<?, T> chain, int stages) {
    this.source = (Cursor<Object>) source;
    this.sourceName = sourceName;
    this.chain = (Chain<Object, T>) chain;
    this.stages = stages;
  }

  @Override
  protected @Nullable T next() throws IOException, InterruptedException {
    try {
      T element = pull();
      elementsOut += element == null ? 0 : 1;
      return element;
    } catch (InterruptedException | Error e) {
      throw e;
    } catch (Throwable e) {
      throw located(e);
    }
  }

  private @Nullable T pull() throws Exception {
    while (true) {
      T element = slot.poll();
      if (element != null) {
        return element;
      }
      if (slot.rest) {
        slot.rest = false;
        slot.rest |= chain.more(slot);
      } else if (!inputEnded && chain.wanting()) {
        feed();
      } else if (!finished) {
        finished = true;
        chain.finish(slot);
        slot.rest = true;
      } else {
        return null;
      }
    }
  }

  private void feed() throws Exception {
    inSource = true;
    Object in = source.read();
    inSource = false;
    if (in == null) {
      inputEnded = true;
    } else {
      count(in);
      chain.take(in, slot);
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
    return StreamException.of(chain.name(step), index, stages, progress(), cause);
  }

  private Progress progress() {
    return new Progress(elementsIn, bytesIn, elementsOut, -1);
  }

  @Override
  protected void release() throws IOException {
    Throwable first = null;
    try {
      source.close();
    } catch (Throwable e) {
      inSource = true;
      first = closingFailed(e);
    }
    try {
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
  }

  @Override
  public OptionalLong size() {
    return chain.size() == 0 ? source.size() : OptionalLong.empty();
  }

  /// Where the last step's elements wait to be read: one, unless the step does not pause.
  private static final class Slot<T> implements Emitter<T> {
    private final ArrayDeque<T> others = new ArrayDeque<>();
    private @Nullable T first;
    private long bytes; // of the others
    private boolean rest; // somebody was told to pause

    @Override
    public boolean emit(T element) throws IOException {
      if (first == null) {
        first = element;
        return true;
      }
      T kept = Bound.compact(element);
      bytes += Bound.estimate(kept);
      if (others.size() >= Chain.MAX_WAITING || bytes > Chain.MAX_WAITING_BYTES) {
        throw Waiting.tooMuch();
      }
      others.add(kept);
      return true;
    }

    @Override
    public boolean pause() {
      if (first == null) {
        return false;
      }
      rest = true;
      return true;
    }

    @Override
    public void done() {}

    private @Nullable T poll() {
      T element = first;
      if (element != null) {
        first = others.poll();
        if (first != null) {
          bytes -= Bound.estimate(first);
        }
      }
      return element;
    }
  }
}
