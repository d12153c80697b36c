package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Chain;
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
  private volatile long ticks;

  Meter(int stages, List<Section> sections, List<Worker> workers) {
    this.sections = sections;
    this.workers = workers;
    this.workersOf = new int[stages];
    workers.forEach(worker -> workersOf[worker.stage]++);
    this.busy = new long[stages];
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
  /// @param boundary what a boundary holds; null for other stages
  public record Reading(
      String name,
      long elementsIn,
      long bytesIn,
      long elementsOut,
      long bytesOut,
      double busy,
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
        busy[stage] += WHOLE;
      }
    }
    for (Worker worker : workers) {
      if (worker.busy()) {
        busy[worker.stage] += WHOLE / workersOf[worker.stage];
      }
    }
    long seen = ticks;
    ticks = seen + 1; // last, so that a share never exceeds 1
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
                share(stage, seen),
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
        share(section.firstStage, seen),
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
        share(stages.size() - 1, seen),
        null);
  }

  private double share(int stage, long seen) {
    return seen == 0 ? 0 : Math.min(1, (double) busy[stage] / WHOLE / seen);
  }
}
