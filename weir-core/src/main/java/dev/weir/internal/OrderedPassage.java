package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Chain;
import dev.weir.CheckedFunction;
import dev.weir.Cursor;
import dev.weir.Emitter;
import dev.weir.LimitException;
import dev.weir.Writable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The passage of [Lanes] that keep the order of the input: a [ConcurrentRing] whose workers take
/// an element through their lane and put all that it gives into its place.
///
/// So a step may give any number of elements for one, up to a limit, but must hold nothing back:
/// what it gave later would have no place.
///
/// Thread safety: one writer, one reader, each lane a worker of its own; the rest from anywhere.
final class OrderedPassage implements Passage {
  private static final int MOST = 65_536; // for one element
  private static final Object[] NOTHING = {};

  private final ConcurrentRing ring;
  private final List<Lane> lanes;
  private final String name;

  OrderedPassage(Lanes of, List<Chain<Object, Object>> chains) {
    name = of.name();
    lanes = chains.stream().map(Lane::new).toList();
    Iterator<Lane> each = lanes.iterator();
    ring = new ConcurrentRing(lanes.size(), of.bound(), each::next);
  }

  /// What one element has led to.
  private static final class Given {
    private final Object[] elements;

    private Given(Object[] elements) {
      this.elements = elements;
    }
  }

  /// One lane; a worker's own.
  private final class Lane implements CheckedFunction<Object, Object>, Emitter<Object> {
    private final Chain<Object, Object> chain;
    private final List<Object> given = new ArrayList<>();

    private Lane(Chain<Object, Object> chain) {
      this.chain = chain;
    }

    @Override
    public Object apply(Object element) throws Exception {
      if (element instanceof Mark) {
        return element;
      }
      chain.take(element, this);
      if (!chain.wanting()) {
        throw new IllegalStateException(
            name + " has a step that wants no more: put it behind the lanes");
      }
      if (!chain.flush(this)) {
        throw new IllegalStateException(
            name + " has a step that holds elements back, so the order cannot be kept");
      }
      Object[] all = given.isEmpty() ? NOTHING : given.toArray();
      given.clear();
      return new Given(all);
    }

    @Override
    public boolean emit(Object element) throws IOException {
      if (given.size() == MOST) {
        throw new LimitException(
            name + " gives more than " + MOST + " elements for one; lanes without an order can");
      }
      return given.add(Bound.compact(element));
    }

    @Override
    public boolean pause() {
      return false;
    }

    @Override
    public void done() {}

    private void run(Worker.Loop loop) throws Exception {
      try (chain) {
        loop.run();
        chain.finish(this);
        if (!given.isEmpty()) {
          throw new IllegalStateException(
              name + " has a step that gives more at the end, so the order cannot be kept");
        }
      } catch (Throwable e) {
        switch (chain.failure()) { // whatever became of it on the way
          case Error error -> throw error;
          case Exception exception -> throw exception;
          case null, default -> throw e;
        }
      }
    }
  }

  /// What a worker does: the ring's loop, with the lane's life around it.
  private record Round(Lane lane, Worker.Loop loop) implements Worker.Loop {
    @Override
    public void run() throws Exception {
      lane.run(loop);
    }

    @Override
    public boolean busy() {
      return loop.busy();
    }
  }

  @Override
  public List<? extends Worker.Loop> loops() {
    var rounds = new ArrayList<Round>();
    List<? extends Worker.Loop> loops = ring.loops();
    for (int i = 0; i < loops.size(); i++) {
      rounds.add(new Round(lanes.get(i), loops.get(i)));
    }
    return rounds;
  }

  @Override
  public Writable<Object> writer() {
    return ring.writer();
  }

  @Override
  public Cursor<Object> reader(Runnable unwanted) {
    return new Reading(ring.reader(unwanted));
  }

  /// Gives what is in a place one by one.
  private static final class Reading implements Cursor<Object> {
    private final Cursor<Object> places;
    private Object[] elements = NOTHING;
    private int next;

    private Reading(Cursor<Object> places) {
      this.places = places;
    }

    @Override
    public @Nullable Object read() throws IOException, InterruptedException {
      while (next == elements.length) {
        Object place = places.read();
        if (!(place instanceof Given given)) {
          return place; // the end, or a mark
        }
        elements = given.elements;
        next = 0;
      }
      return elements[next++];
    }

    @Override
    public Iterator<Object> iterator() {
      return places.iterator(); // which says that there is none
    }

    @Override
    public void close() throws IOException {
      places.close();
    }

    @Override
    public void abort() {
      places.abort();
    }
  }

  @Override
  public void cancel() {
    ring.cancel();
    lanes.forEach(lane -> lane.chain.halt(Consequence.SIGNAL));
  }

  @Override
  public void close() {
    var failure = new IllegalStateException("lanes could not be closed");
    LanesPassage.close(lanes.stream().map(lane -> lane.chain).toList(), failure);
    if (failure.getSuppressed().length > 0) {
      throw failure;
    }
  }

  @Override
  public Bound bound() {
    return ring.bound();
  }

  @Override
  public long fill() {
    return ring.fill();
  }

  @Override
  public long weight() {
    return ring.weight();
  }

  @Override
  public long fullNanos() {
    return ring.fullNanos();
  }

  @Override
  public long emptyNanos() {
    return ring.emptyNanos();
  }

  @Override
  public long timesFull() {
    return ring.timesFull();
  }

  @Override
  public long timesEmpty() {
    return ring.timesEmpty();
  }

  @Override
  public boolean writerWaiting() {
    return ring.writerWaiting();
  }

  @Override
  public boolean readerWaiting() {
    return ring.readerWaiting();
  }
}
