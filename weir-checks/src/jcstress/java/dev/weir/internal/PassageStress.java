package dev.weir.internal;

import static org.openjdk.jcstress.annotations.Expect.ACCEPTABLE;

import dev.weir.Bound;
import dev.weir.Cursor;
import dev.weir.Writable;
import dev.weir.checks.stress.Sure;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/// A ring of places with workers, and the queue that several threads share: nothing is lost or
/// doubled, the order is kept where it is promised, and no wake-up is lost.
///
/// A side that was not woken shows as -1.
public final class PassageStress {
  private static final int COUNT = 100;
  private static final Duration LONG = Duration.ofSeconds(20);

  private PassageStress() {}

  /// One side of a hand-over.
  private interface Side {
    int run() throws Exception;
  }

  private static int onVirtualThread(Side side) {
    int[] result = {-1};
    Thread thread =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    result[0] = side.run();
                  } catch (Consequence _) {
                    result[0] = -2;
                  } catch (Exception _) {
                    result[0] = -3;
                  }
                });
    return Sure.of(() -> thread.join(LONG)) ? result[0] : -1;
  }

  private static int write(Writable<Object> writer) throws Exception {
    int taken = 0;
    while (taken < COUNT && writer.write(taken + 1)) {
      taken++;
    }
    writer.end();
    writer.close();
    return taken;
  }

  /// How many came in order, then the end.
  private static int readInOrder(Cursor<Object> reader) throws Exception {
    int right = 0;
    Object next = reader.read();
    while (next != null && next.equals(-(right + 1))) {
      right++;
      next = reader.read();
    }
    reader.close();
    return next == null ? right : -4;
  }

  private static List<Thread> work(ConcurrentRing ring) {
    var threads = new ArrayList<Thread>();
    for (Worker.Loop loop : ring.loops()) {
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    try {
                      loop.run();
                    } catch (Exception _) {
                      // the run is over
                    }
                  }));
    }
    return threads;
  }

  private static boolean leave(List<Thread> threads) {
    return threads.stream().allMatch(thread -> Sure.of(() -> thread.join(LONG)));
  }

  /// With so many workers and places.
  public abstract static class Places {
    private final ConcurrentRing ring;
    private final List<Thread> workers;

    Places(int workers, int places) {
      ring = new ConcurrentRing(workers, Bound.elements(places), in -> -(Integer) in);
      this.workers = work(ring);
    }

    final void writes(II_Result r) {
      r.r1 = onVirtualThread(() -> write(ring.writer()));
    }

    final void reads(II_Result r) {
      int read = onVirtualThread(() -> readInOrder(ring.reader(() -> {})));
      r.r2 = leave(workers) ? read : -1;
    }
  }

  @JCStressTest
  @Outcome(id = "100, 100", expect = ACCEPTABLE, desc = "all, in order")
  @State
  public static class OneWorkerOnePlace extends Places {
    public OneWorkerOnePlace() {
      super(1, 1);
    }

    @Actor
    public void writer(II_Result r) {
      writes(r);
    }

    @Actor
    public void reader(II_Result r) {
      reads(r);
    }
  }

  @JCStressTest
  @Outcome(id = "100, 100", expect = ACCEPTABLE, desc = "all, in order")
  @State
  public static class TwoWorkersOnePlace extends Places {
    public TwoWorkersOnePlace() {
      super(2, 1);
    }

    @Actor
    public void writer(II_Result r) {
      writes(r);
    }

    @Actor
    public void reader(II_Result r) {
      reads(r);
    }
  }

  @JCStressTest
  @Outcome(id = "100, 100", expect = ACCEPTABLE, desc = "all, in order")
  @State
  public static class ThreeWorkersFourPlaces extends Places {
    public ThreeWorkersFourPlaces() {
      super(3, 4);
    }

    @Actor
    public void writer(II_Result r) {
      writes(r);
    }

    @Actor
    public void reader(II_Result r) {
      reads(r);
    }
  }

  /// Whoever waits, on any side, leaves.
  @JCStressTest
  @Outcome(id = "-2, -2", expect = ACCEPTABLE, desc = "both were told")
  @State
  public static class ACancelEndsEveryWait {
    private final ConcurrentRing ring = new ConcurrentRing(2, Bound.elements(2), in -> in);
    private final List<Thread> workers = work(ring);

    @Actor
    public void writer(II_Result r) {
      r.r1 =
          onVirtualThread(
              () -> {
                Writable<Object> writer = ring.writer();
                while (writer.write(1)) {
                  Thread.onSpinWait();
                }
                return 0;
              });
    }

    @Actor
    public void reader(II_Result r) {
      int read =
          onVirtualThread(
              () -> {
                Cursor<Object> reader = ring.reader(() -> {});
                while (reader.read() != null) {
                  Thread.onSpinWait();
                }
                return 0;
              });
      r.r2 = leave(workers) ? read : -1;
    }

    @Actor
    public void canceller() {
      ring.cancel();
    }
  }

  /// Two threads write into one queue, two read from it.
  @JCStressTest
  @Outcome(id = "0, 200", expect = ACCEPTABLE, desc = "each was read once")
  @State
  public static class ASharedQueueLosesNothing {
    private final SharedQueue queue = new SharedQueue(Bound.elements(2));
    private final List<Integer> seen = Collections.synchronizedList(new ArrayList<>());

    private int put(int from) throws Exception {
      for (int i = 0; i < COUNT; i++) {
        queue.write(from + i);
      }
      return 0;
    }

    private int take() throws Exception {
      Object next = queue.read();
      while (next != null) {
        seen.add((Integer) next);
        next = queue.read();
      }
      return 0;
    }

    @Actor
    public void writers(II_Result r) {
      var one = Thread.ofVirtual().start(() -> Sure.run(() -> put(0)));
      int other = onVirtualThread(() -> put(1_000));
      boolean both = Sure.of(() -> one.join(LONG)) && other == 0;
      queue.end();
      r.r1 = both ? 0 : -1;
    }

    @Actor
    public void readers(II_Result r) {
      var one = Thread.ofVirtual().start(() -> Sure.run(this::take));
      int other = onVirtualThread(this::take);
      boolean both = Sure.of(() -> one.join(LONG)) && other == 0;
      r.r2 = both ? (int) seen.stream().distinct().count() : -1;
    }
  }
}
