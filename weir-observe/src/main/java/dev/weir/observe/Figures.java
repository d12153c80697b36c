package dev.weir.observe;

import static dev.weir.observe.Figure.Group.PROCESS;
import static dev.weir.observe.Figure.Group.RUN;
import static dev.weir.observe.Figure.Group.STAGE;
import static dev.weir.observe.Figure.Kind.LEVEL;
import static dev.weir.observe.Figure.Kind.PEAK;
import static dev.weir.observe.Figure.Kind.TOTAL;
import static dev.weir.observe.Figure.Unit.BYTES;
import static dev.weir.observe.Figure.Unit.NUMBER;
import static dev.weir.observe.Figure.Unit.SECONDS;
import static dev.weir.observe.Figure.Unit.SHARE;

import dev.weir.pipeline.Snapshot;
import dev.weir.pipeline.StageSnapshot;
import dev.weir.pipeline.StageSnapshot.Boundary;
import java.time.Duration;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// All figures: the one place where they have names and are read.
public final class Figures {

  /// Of a run.
  public static final List<Figure<Snapshot>> OF_RUN =
      List.of(
          Figure.<Snapshot>of(
                  RUN,
                  "elapsed",
                  SECONDS,
                  TOTAL,
                  "since the opening of the source",
                  s -> seconds(s.elapsed()))
              .named("seconds", "dev.weir.Run.elapsed"),
          Figure.of(
              RUN,
              "elementsIn",
              NUMBER,
              TOTAL,
              "elements that the source gave",
              s -> s.progress().elementsIn()),
          Figure.of(
              RUN,
              "bytesIn",
              BYTES,
              TOTAL,
              "bytes that the source gave; 0 if it gives none",
              s -> Math.max(0, s.progress().bytesIn())),
          Figure.of(
              RUN,
              "elementsOut",
              NUMBER,
              TOTAL,
              "elements that the sink took",
              s -> s.progress().elementsOut()),
          Figure.of(
              RUN,
              "bytesOut",
              BYTES,
              TOTAL,
              "bytes that the sink took; 0 if it takes none",
              s -> Math.max(0, s.progress().bytesOut())));

  /// Of every stage.
  public static final List<Figure<StageSnapshot>> OF_STAGE =
      List.of(
          stage("elementsIn", NUMBER, "elements taken; 0 for a source", s -> s.elementsIn()),
          stage("bytesIn", BYTES, "bytes taken", s -> s.bytesIn()),
          stage("elementsOut", NUMBER, "elements given; 0 for a sink", s -> s.elementsOut()),
          stage("bytesOut", BYTES, "bytes given", s -> s.bytesOut()),
          stage("working", SECONDS, "time at work", s -> seconds(s.spent().working())),
          stage(
              "waitingForInput",
              SECONDS,
              "time that it waited for something to take",
              s -> seconds(s.spent().forInput())),
          stage(
              "waitingForRoom",
              SECONDS,
              "time that it waited for somebody to take what it had",
              s -> seconds(s.spent().forRoom())),
          stage("errors", NUMBER, "errors that it survived", s -> s.incidents().errors()),
          stage("retries", NUMBER, "times that it tried again", s -> s.incidents().retries()),
          stage("drops", NUMBER, "elements that it left out", s -> s.incidents().drops()));

  /// Of a stage that is no boundary, besides [#OF_STAGE].
  public static final List<Figure<StageSnapshot>> OF_STEP =
      List.of(
          Figure.of(
              STAGE,
              "busy",
              SHARE,
              PEAK,
              "share of the time in which it had its thread",
              StageSnapshot::busy));

  /// Of a boundary, besides [#OF_STAGE].
  public static final List<Figure<StageSnapshot>> OF_BOUNDARY =
      List.of(
          boundary("fill", NUMBER, LEVEL, "elements held", Boundary::fill),
          boundary("mark", NUMBER, LEVEL, "elements that it may hold", b -> b.bound().elements()),
          boundary(
              "highestFill", NUMBER, PEAK, "the highest fill that was seen", Boundary::highest),
          boundary(
              "weight", BYTES, LEVEL, "weight held; 0 if only elements count", Boundary::weight),
          boundary(
              "weightMark",
              BYTES,
              LEVEL,
              "weight that it may hold; 0 if only elements count",
              b -> b.bound().weighed() ? b.bound().weight() : 0),
          boundary(
              "timesFull",
              NUMBER,
              TOTAL,
              "times that its writer found it full",
              Boundary::timesFull),
          boundary(
              "timesEmpty",
              NUMBER,
              TOTAL,
              "times that its reader found it empty",
              Boundary::timesEmpty),
          boundary("full", SECONDS, TOTAL, "time that its writer waited", b -> seconds(b.full())),
          boundary(
              "empty", SECONDS, TOTAL, "time that its reader waited", b -> seconds(b.empty())));

  /// Of the process.
  public static final List<Figure<ProcessMemory>> OF_PROCESS =
      List.of(
          process(
              "rss", "resident memory", "jdk.ResidentSetSize.size", memory -> known(memory.rss())),
          process(
              "limit",
              "limit of the process's control group",
              "jdk.ContainerConfiguration.memoryLimit",
              memory -> known(memory.limit())),
          process("heap", "heap used", "jdk.GCHeapSummary.heapUsed", ProcessMemory::heap),
          process(
              "heapLimit",
              "the most that the heap may be",
              "jdk.GCHeapConfiguration.maxSize",
              ProcessMemory::heapLimit),
          process(
              "direct",
              "direct buffers, outside of the heap",
              "jdk.DirectBufferStatistics.memoryUsed",
              ProcessMemory::direct));

  /// Of all runs that one listener hears of.
  static final List<Figure<Runs>> OF_RUNS =
      List.of(
          runs("active", LEVEL, "runs that are not over", null, Runs::active),
          runs("completed", TOTAL, "runs that were all well", null, Runs::completed),
          runs("failed", TOTAL, "runs that failed", null, Runs::failed),
          runs("cancelled", TOTAL, "runs that were cancelled, or too late", null, Runs::cancelled),
          runs(
              "checkpoints",
              TOTAL,
              "positions that were made sure of",
              "dev.weir.Checkpoint", // one for each
              Runs::checkpoints),
          runs("unmetered", TOTAL, "stages left out, beyond the limit", null, Runs::unmetered));

  private Figures() {}

  /// Those that a stage has.
  ///
  /// @param stage a boundary or not
  /// @return in the order in which they are told
  public static List<Figure<StageSnapshot>> of(StageSnapshot stage) {
    return Stream.concat(
            OF_STAGE.stream(), (stage.boundary() == null ? OF_STEP : OF_BOUNDARY).stream())
        .toList();
  }

  private static Figure<StageSnapshot> stage(
      String name, Figure.Unit unit, String meaning, ToDoubleFunction<StageSnapshot> value) {
    return Figure.of(STAGE, name, unit, TOTAL, meaning, value);
  }

  private static Figure<StageSnapshot> boundary(
      String name,
      Figure.Unit unit,
      Figure.Kind kind,
      String meaning,
      ToDoubleFunction<Boundary> value) {
    return Figure.of(
        STAGE,
        name,
        unit,
        kind,
        meaning,
        stage -> {
          Boundary boundary = stage.boundary();
          return boundary == null ? 0 : value.applyAsDouble(boundary);
        });
  }

  private static Figure<ProcessMemory> process(
      String name, String meaning, String jfr, ToDoubleFunction<ProcessMemory> value) {
    return Figure.of(PROCESS, name, BYTES, LEVEL, meaning, value).named("memory." + name, jfr);
  }

  private static Figure<Runs> runs(
      String name,
      Figure.Kind kind,
      String meaning,
      @Nullable String jfr,
      ToDoubleFunction<Runs> value) {
    return new Figure<>(null, jfr, "weir.runs." + name, NUMBER, kind, meaning, value);
  }

  private static double known(long bytes) {
    return bytes < 0 ? Double.NaN : bytes;
  }

  private static double seconds(Duration time) {
    return time.toNanos() / 1e9;
  }
}
