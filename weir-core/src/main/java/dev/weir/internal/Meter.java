package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Chain;
import dev.weir.Incidents;
import dev.weir.Pacing;
import dev.weir.Stage;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What each stage of a run has done: counted where elements pass; how long a section waited at a
/// boundary, exact; who had the thread the rest of the time, sampled.
///
/// Threads: [#sample(long)] in the clock thread; the rest from anywhere. A number that the clock
/// thread is about to change may be seen before or after.
public final class Meter {
  static final long WHOLE = 840; // shares of a tick; so that most numbers of workers divide it

  private static final int GENERATION_TICKS = 500; // 5 s

  private final List<Stage> stages;
  private final List<Section> sections;
  private final List<Worker> workers;
  private final int[] workersOf; // by stage
  private final long[] busy; // by stage, in shares of a tick; written by the clock thread
  private final long[] waits; // of that, with a thread that waited; likewise
  private final long[] held; // by section, with its thread at the gate; likewise
  private final long[] over; // by section, with its thread gone; likewise
  private final long[] highest; // by section, fill of the boundary before it; likewise
  private long moved; // elements and bytes at the last look; the clock thread's
  private volatile long movedNanos = System.nanoTime(); // when they were seen to change
  private volatile long ticks;
  private @Nullable Seen newer; // the clock thread's
  private volatile @Nullable Seen older;

  Meter(List<Stage> stages, List<Section> sections, List<Worker> workers) {
    this.stages = stages;
    this.sections = sections;
    this.workers = workers;
    this.workersOf = new int[stages.size()];
    workers.forEach(worker -> workersOf[worker.stage]++);
    this.busy = new long[stages.size()];
    this.waits = new long[stages.size()];
    this.held = new long[sections.size()];
    this.over = new long[sections.size()];
    this.highest = new long[sections.size()];
  }

  /// One stage, as it stands.
  ///
  /// @param name its name
  /// @param elementsIn elements it has taken
  /// @param bytesIn bytes it has taken
  /// @param elementsOut elements it has given
  /// @param bytesOut bytes it has given
  /// @param spent what it did with the time of the run
  /// @param pacing whether it is there to hold elements up
  /// @param incidents what it has survived
  /// @param boundary what a boundary holds; null for other stages
  public record Reading(
      String name,
      long elementsIn,
      long bytesIn,
      long elementsOut,
      long bytesOut,
      Spent spent,
      boolean pacing,
      Incidents incidents,
      @Nullable BoundaryReading boundary) {}

  /// A boundary, as it stands.
  ///
  /// @param bound its limits
  /// @param fill elements held; exact
  /// @param weight weight held; exact; 0 if the bound has none
  /// @param highest the highest fill that was seen; the bound, if its writer ever found it full
  /// @param timesFull how often its writer has found it full; exact
  /// @param timesEmpty how often its reader has found it empty; exact
  /// @param fullNanos how long its writer has waited for room, in nanoseconds; exact
  /// @param emptyNanos how long its reader has waited for an element, in nanoseconds; exact
  public record BoundaryReading(
      Bound bound,
      long fill,
      long weight,
      long highest,
      long timesFull,
      long timesEmpty,
      long fullNanos,
      long emptyNanos) {}

  /// All stages at a time.
  ///
  /// @param elapsedNanos since the run began
  /// @param readings each stage
  public record Seen(long elapsedNanos, List<Reading> readings) {}

  // The clock thread's

  void sample(long elapsedNanos) {
    for (int i = 0; i < sections.size(); i++) {
      sample(i, sections.get(i));
    }
    for (Worker worker : workers) {
      if (worker.busy()) {
        had(worker.stage, WHOLE / workersOf[worker.stage], worker.stay);
      }
    }
    look();
    long seen = ticks;
    if (seen % GENERATION_TICKS == GENERATION_TICKS - 1) {
      older = newer;
      newer = new Seen(elapsedNanos, readings(elapsedNanos));
    }
    ticks = seen + 1; // last, so that a share never exceeds 1
  }

  private void sample(int index, Section section) {
    int place = section.place();
    switch (place) {
      case Section.HELD -> held[index]++;
      case Section.OVER -> over[index]++;
      case Section.WAITS -> {} // known exactly
      default -> {
        boolean crossing = section.before != null && place == section.firstStage;
        if (place < busy.length && !crossing) {
          had(place, WHOLE, section.stay);
        }
      }
    }
    Passage before = section.before;
    if (before != null) {
      highest[index] = Math.max(highest[index], before.fill());
    }
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

  // From anywhere

  /// How long nothing has been seen to move, in nanoseconds.
  long stillNanos() {
    return Math.max(0, System.nanoTime() - movedNanos);
  }

  /// How the run stood five to ten seconds ago; null if it is younger.
  @Nullable Seen earlier() {
    return older;
  }

  List<Reading> readings(long elapsedNanos) {
    var readings = new ArrayList<Reading>();
    long seen = ticks;
    for (int index = 0; index < sections.size(); index++) {
      Section section = sections.get(index);
      Chain<?, ?> chain = section.chain;
      Spent[] spent = spent(index, elapsedNanos);
      readings.add(head(index, section, crossing(section, spent[0], elapsedNanos, seen)));
      for (int gate = 0; gate < chain.size(); gate++) {
        Stage stage = stages.get(section.firstStage + 1 + gate);
        readings.add(
            new Reading(
                stage.name(),
                chain.elements(gate),
                chain.bytes(gate),
                chain.elements(gate + 1),
                chain.bytes(gate + 1),
                spent[gate + 1],
                stage instanceof Pacing,
                chain.incidents(gate),
                null));
      }
    }
    Section last = sections.getLast();
    if (last.behind == null) {
      readings.add(sink(last, spent(sections.size() - 1, elapsedNanos)));
    }
    return List.copyOf(readings);
  }

  /// Of what the section's thread runs, from the head to the sink.
  private Spent[] spent(int index, long elapsedNanos) {
    Section section = sections.get(index);
    int count = section.chain.size() + (section.behind == null ? 2 : 1);
    var shares = new SectionTime(elapsedNanos, section.before, section.behind, count);
    for (int i = 0; i < count; i++) {
      boolean crossing = i == 0 && section.before != null;
      int stage = section.firstStage + i;
      if (!crossing && stage < busy.length) {
        shares.had(i, busy[stage], waits[stage]);
      }
    }
    return shares.spent(held[index] * WHOLE, over[index] * WHOLE);
  }

  /// A crossing is nobody's in the section behind it: it has workers, or only holds elements.
  private Spent crossing(Section section, Spent otherwise, long elapsedNanos, long seen) {
    Passage passage = section.before;
    if (passage == null) {
      return otherwise;
    }
    int stage = section.firstStage;
    double share = seen == 0 ? 0 : (double) elapsedNanos / WHOLE / seen;
    return workersOf[stage] > 0
        ? SectionTime.ofWorkers(
            elapsedNanos, passage, (long) (busy[stage] * share), (long) (waits[stage] * share))
        : SectionTime.ofBuffer(elapsedNanos, passage);
  }

  private Reading head(int index, Section section, Spent spent) {
    Passage passage = section.before;
    Chain<?, ?> writer = index == 0 ? null : sections.get(index - 1).chain;
    return new Reading(
        stages.get(section.firstStage).name(),
        writer == null ? 0 : writer.elements(writer.size()),
        writer == null ? 0 : writer.bytes(writer.size()),
        section.chain.elements(0),
        section.chain.bytes(0),
        spent,
        false,
        section.incidentsOfHead(),
        passage == null ? null : boundary(passage, highest[index]));
  }

  private static BoundaryReading boundary(Passage passage, long highest) {
    long fill = passage.fill();
    long full = passage.timesFull();
    boolean byElements = !passage.bound().weighed();
    return new BoundaryReading(
        passage.bound(),
        fill,
        passage.weight(),
        full > 0 && byElements ? passage.bound().elements() : Math.max(highest, fill),
        full,
        passage.timesEmpty(),
        passage.fullNanos(),
        passage.emptyNanos());
  }

  private Reading sink(Section section, Spent[] spent) {
    Chain<?, ?> chain = section.chain;
    int gate = chain.size();
    return new Reading(
        stages.getLast().name(),
        chain.elements(gate),
        chain.bytes(gate),
        0,
        0,
        spent[gate + 1],
        false,
        section.incidentsOfSink(),
        null);
  }
}
