package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Chain;
import dev.weir.Pacing;
import dev.weir.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each stage of a run has done: counted where elements pass, sampled for who has the thread.
///
/// Threads: [#sample()] in the clock thread; [#readings(List)] from anywhere.
public final class Meter {
  private static final long WHOLE =
      840; // shares of a tick; so that most numbers of workers divide it

  private final List<Section> sections;
  private final List<Worker> workers;
  private final int[] workersOf; // by stage
  private final long[] busy; // by stage, in shares of a tick; written by the clock thread
  private final long[] waits; // of that, with a thread that waited; likewise
  private long moved; // elements and bytes at the last look; the clock thread's
  private volatile long movedNanos = System.nanoTime(); // when they were seen to change
  private volatile long ticks;

  Meter(int stages, List<Section> sections, List<Worker> workers) {
    this.sections = sections;
    this.workers = workers;
    this.workersOf = new int[stages];
    workers.forEach(worker -> workersOf[worker.stage]++);
    this.busy = new long[stages];
    this.waits = new long[stages];
  }

  /// One stage, as it stands.
  ///
  /// @param name its name
  /// @param elementsIn elements it has taken
  /// @param bytesIn bytes it has taken
  /// @param elementsOut elements it has given
  /// @param bytesOut bytes it has given
  /// @param busy its share of the run's time with the thread, or of the time of its own threads,
  ///   from 0 to 1; sampled
  /// @param waiting the part of that in which the thread waited for something outside; sampled
  /// @param pacing whether it is there to hold elements up
  /// @param boundary what a boundary holds; null for other stages
  public record Reading(
      String name,
      long elementsIn,
      long bytesIn,
      long elementsOut,
      long bytesOut,
      double busy,
      double waiting,
      boolean pacing,
      @Nullable BoundaryReading boundary) {}

  /// A boundary, as it stands.
  ///
  /// @param bound its limits
  /// @param fill elements held; exact
  /// @param weight weight held; exact; 0 if the bound has none
  /// @param fullNanos how long its writer has waited for room, in nanoseconds; exact
  /// @param emptyNanos how long its reader has waited for an element, in nanoseconds; exact
  public record BoundaryReading(
      Bound bound, long fill, long weight, long fullNanos, long emptyNanos) {}

  void sample() {
    for (Section section : sections) {
      int stage = section.busyStage();
      boolean crossing = section.before != null && stage == section.firstStage;
      if (stage >= 0 && stage < busy.length && !crossing) {
        had(stage, WHOLE, section.stay);
      }
    }
    for (Worker worker : workers) {
      if (worker.busy()) {
        had(worker.stage, WHOLE / workersOf[worker.stage], worker.stay);
      }
    }
    look();
    long seen = ticks;
    ticks = seen + 1; // last, so that a share never exceeds 1
  }

  private void had(int stage, long share, Stay stay) {
    busy[stage] += share;
    if (stay.waiting()) {
      waits[stage] += share;
    }
  }

  private void look() {
    long now = 0;
    for (Section section : sections) {
      Chain<?, ?> chain = section.chain;
      for (int gate = 0; gate <= chain.size(); gate++) {
        now += chain.elements(gate) + chain.bytes(gate);
      }
    }
    if (now != moved) {
      moved = now;
      movedNanos = System.nanoTime();
    }
  }

  /// How long nothing has been seen to move, in nanoseconds.
  long stillNanos() {
    return Math.max(0, System.nanoTime() - movedNanos);
  }

  List<Reading> readings(List<Stage> stages) {
    var readings = new ArrayList<Reading>();
    long seen = ticks;
    for (Section section : sections) {
      Chain<?, ?> chain = section.chain;
      readings.add(head(stages, section, seen));
      for (int gate = 0; gate < chain.size(); gate++) {
        int stage = section.firstStage + 1 + gate;
        readings.add(
            new Reading(
                stages.get(stage).name(),
                chain.elements(gate),
                chain.bytes(gate),
                chain.elements(gate + 1),
                chain.bytes(gate + 1),
                share(busy, stage, seen),
                share(waits, stage, seen),
                stages.get(stage) instanceof Pacing,
                null));
      }
    }
    Section last = sections.getLast();
    if (last.behind == null) {
      readings.add(sink(stages, last.chain, seen));
    }
    return readings;
  }

  private Reading head(List<Stage> stages, Section section, long seen) {
    long elements = section.chain.elements(0);
    long bytes = section.chain.bytes(0);
    Passage passage = section.before;
    int before = sections.indexOf(section) - 1;
    Chain<?, ?> writer = before < 0 ? null : sections.get(before).chain;
    return new Reading(
        stages.get(section.firstStage).name(),
        writer == null ? 0 : writer.elements(writer.size()),
        writer == null ? 0 : writer.bytes(writer.size()),
        elements,
        bytes,
        share(busy, section.firstStage, seen),
        share(waits, section.firstStage, seen),
        false,
        passage == null ? null : boundary(passage));
  }

  private static BoundaryReading boundary(Passage passage) {
    return new BoundaryReading(
        passage.bound(),
        passage.fill(),
        passage.weight(),
        passage.fullNanos(),
        passage.emptyNanos());
  }

  private Reading sink(List<Stage> stages, Chain<?, ?> chain, long seen) {
    int gate = chain.size();
    return new Reading(
        stages.getLast().name(),
        chain.elements(gate),
        chain.bytes(gate),
        0,
        0,
        share(busy, stages.size() - 1, seen),
        share(waits, stages.size() - 1, seen),
        false,
        null);
  }

  private static double share(long[] shares, int stage, long seen) {
    return seen == 0 ? 0 : Math.min(1, (double) shares[stage] / WHOLE / seen);
  }
}
