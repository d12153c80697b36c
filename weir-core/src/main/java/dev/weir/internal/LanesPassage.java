package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Chain;
import dev.weir.CheckedFunction;
import dev.weir.Cursor;
import dev.weir.Emitter;
import dev.weir.Writable;
import java.io.IOException;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// The passage of [Lanes]: one queue before all lanes, or one before each where keys have theirs;
/// one queue behind all of them.
///
/// ```
///             +--> lane 1: chain --+
///   writer ---+--> lane 2: chain --+--> out --> reader
///             +--> lane 3: chain --+
/// ```
///
/// A lane whose step wants no more takes no more; when no lane does, the writer is told so. The
/// last lane to leave ends what is behind.
///
/// Thread safety: one writer, one reader, each lane a worker of its own; the rest from anywhere.
final class LanesPassage implements Passage {
  private final Lanes lanes;
  private final List<SharedQueue> in; // one for all, or one for each
  private final SharedQueue out;
  private final List<Lane> loops;
  private final AtomicInteger taking; // lanes that still take
  private final AtomicInteger running; // lanes that have not come to their end

  LanesPassage(Lanes lanes, List<Chain<Object, Object>> chains) {
    this.lanes = lanes;
    this.out = new SharedQueue(lanes.bound());
    boolean keyed = lanes.key() != null;
    Bound each = keyed ? share(lanes.bound(), chains.size()) : lanes.bound();
    this.in =
        IntStream.range(0, keyed ? chains.size() : 1).mapToObj(_ -> new SharedQueue(each)).toList();
    this.loops =
        IntStream.range(0, chains.size())
            .mapToObj(i -> new Lane(chains.get(i), in.get(keyed ? i : 0)))
            .toList();
    this.taking = new AtomicInteger(loops.size());
    this.running = new AtomicInteger(loops.size());
  }

  private static Bound share(Bound bound, int lanes) {
    long elements = Math.max(1, bound.elements() / lanes);
    long weight = bound.weighed() ? Math.max(1, bound.weight() / lanes) : bound.weight();
    return new Bound(elements, weight, bound.lowPercent(), bound.weigher());
  }

  /// Closes chains that will not run; what fails in that is suppressed onto the cause.
  static void close(List<Chain<Object, Object>> chains, Throwable cause) {
    for (Chain<?, ?> chain : chains) {
      try (chain) {
        chain.closeSide();
      } catch (Throwable e) {
        cause.addSuppressed(e);
      }
    }
  }

  @Override
  public Writable<Object> writer() {
    return new Writing();
  }

  @Override
  public Cursor<Object> reader(Runnable unwanted) {
    return new Reading(unwanted);
  }

  @Override
  public List<? extends Worker.Loop> loops() {
    return loops;
  }

  @Override
  public void cancel() {
    in.forEach(SharedQueue::cancel);
    out.cancel();
    loops.forEach(lane -> lane.chain.halt(Consequence.SIGNAL));
  }

  @Override
  public void close() {
    var failure = new IllegalStateException("lanes could not be closed");
    close(loops.stream().map(lane -> lane.chain).toList(), failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  /// The writing end.
  private final class Writing implements Writable<Object> {
    private boolean over;

    @Override
    public boolean write(Object element) throws IOException, InterruptedException {
      boolean taken = laneOf(element).write(element);
      return taken || taking.get() > 0; // one lane may be done, and what it refuses is let go
    }

    private SharedQueue laneOf(Object element) {
      CheckedFunction<Object, ?> key = lanes.key();
      if (key == null) {
        return in.getFirst();
      }
      Object its = keyOf(key, element);
      int hash = its.hashCode() * 0x9e3779b9; // so that regular hashes spread too
      return in.get(Math.floorMod(hash ^ (hash >>> 16), in.size()));
    }

    private static Object keyOf(CheckedFunction<Object, ?> key, Object element) {
      Object its;
      try {
        its = key.apply(element);
      } catch (Exception e) {
        throw Thrown.as(e);
      }
      if (its == null) {
        throw new NullPointerException("null was given, but a key must not be null");
      }
      return its;
    }

    /// Each element was visible when its write returned.
    @Override
    public void flush() {}

    @Override
    public void end() {
      over = true;
      in.forEach(SharedQueue::end);
    }

    @Override
    public void close() {
      if (!over && taking.get() > 0) {
        cancel(); // the reader must not take what is left for the whole
      }
    }

    @Override
    public void abort() {
      cancel();
    }
  }

  /// The reading end.
  private final class Reading implements Cursor<Object> {
    private final Runnable unwanted;
    private boolean drained;
    private boolean closed;

    private Reading(Runnable unwanted) {
      this.unwanted = unwanted;
    }

    @Override
    public @Nullable Object read() throws IOException, InterruptedException {
      Object element = drained ? null : out.read();
      drained = element == null;
      return element;
    }

    @Override
    public Iterator<Object> iterator() {
      throw new IllegalStateException("a crossing is read by the section behind it");
    }

    @Override
    public void close() {
      if (!closed) {
        closed = true;
        out.closeReaders();
        in.forEach(SharedQueue::closeReaders);
        if (!drained) {
          unwanted.run();
        }
      }
    }

    @Override
    public void abort() {
      cancel();
    }
  }

  /// One lane.
  private final class Lane implements Worker.Loop, Emitter<Object> {
    private final Chain<Object, Object> chain;
    private final SharedQueue queue;
    private volatile boolean busy;

    private Lane(Chain<Object, Object> chain, SharedQueue queue) {
      this.chain = chain;
      this.queue = queue;
    }

    @Override
    public void run() throws Exception {
      try (chain) {
        pump();
        chain.finish(this);
      } catch (Throwable e) {
        switch (chain.failure()) { // whatever became of it on the way
          case Error error -> throw error;
          case Exception exception -> throw exception;
          case null, default -> throw e;
        }
      } finally {
        busy = false;
      }
      if (running.decrementAndGet() == 0) {
        out.end();
      }
    }

    private void pump() throws Exception {
      while (chain.wanting()) {
        Object element = queue.read();
        if (element == null) {
          return;
        }
        busy = true;
        chain.take(element, this);
        busy = false;
      }
      wantNoMore();
    }

    private void wantNoMore() {
      if (lanes.key() != null) {
        queue.closeReaders();
      }
      if (taking.decrementAndGet() == 0) {
        in.forEach(SharedQueue::closeReaders);
      }
    }

    @Override
    public boolean emit(Object element) throws IOException, InterruptedException {
      busy = false;
      boolean wanted = out.write(element);
      busy = true;
      return wanted;
    }

    @Override
    public boolean pause() {
      return false;
    }

    @Override
    public void done() {}

    @Override
    public boolean busy() {
      return busy;
    }
  }

  @Override
  public Bound bound() {
    return lanes.bound();
  }

  /// What waits before the lanes.
  @Override
  public long fill() {
    return in.stream().mapToLong(SharedQueue::fill).sum();
  }

  @Override
  public long weight() {
    return in.stream().mapToLong(SharedQueue::weight).sum();
  }

  @Override
  public long fullNanos() {
    return in.stream().mapToLong(SharedQueue::fullNanos).sum();
  }

  @Override
  public long emptyNanos() {
    return out.emptyNanos();
  }

  @Override
  public long timesFull() {
    return in.stream().mapToLong(SharedQueue::timesFull).sum();
  }

  @Override
  public long timesEmpty() {
    return out.timesEmpty();
  }

  @Override
  public boolean writerWaiting() {
    return in.stream().anyMatch(SharedQueue::writersWaiting);
  }

  @Override
  public boolean readerWaiting() {
    return out.readersWaiting();
  }
}
