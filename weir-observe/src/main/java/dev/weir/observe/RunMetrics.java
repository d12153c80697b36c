package dev.weir.observe;

import dev.weir.pipeline.PipelineListener;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Snapshot;
import dev.weir.pipeline.StageSnapshot;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The runs of a pipeline as meters of Micrometer.
///
/// ```java
/// var metrics = RunMetrics.of("orders");
/// metrics.bindTo(registry);
/// job.listener(metrics).run();
/// ```
///
/// What all runs have done together stays as long as this is bound: `weir.runs.*`, `weir.run.*`,
/// with the tag `pipeline`. The meters of stages, `weir.stage.*`, have the tags `pipeline`, `stage`
/// and `position`, begin when a run has opened and are removed when no run with that stage at that
/// position is left; runs at the same time add up in them. At most [#MOST_STAGES] stages are
/// metered at a time, and their names are cut at 100 characters, so no name that somebody else
/// chooses makes the series endless. `docs/observe.md` has all names.
///
/// Values are read from [Run#snapshot()] when the registry asks, one picture at most every 100 ms,
/// and nothing is done for an element. Counters never fall. Runs that are part of another, as the
/// branches of a fan-out, are not heard of.
///
/// Two of the same name may not be bound to one registry at the same time: the second would find
/// the meters of the first.
///
/// Thread safety: from anywhere.
public final class RunMetrics implements PipelineListener, MeterBinder, AutoCloseable {
  /*
   * The monitor guards what is bound and which runs are live. Registries are called under it, and
   * call what the meters read without it: that takes no lock (Series, Runs, LiveRun).
   */

  /// How many stages are metered at a time.
  public static final int MOST_STAGES = 1_000;

  private static final int LONGEST_NAME = 100;
  private static final Duration FRESH = Duration.ofMillis(100);

  private final String pipeline;
  private final Duration fresh;
  private final Runs runs = new Runs();
  private final Series<Snapshot> whole;
  private final Map<Run<?>, LiveRun> live = new LinkedHashMap<>();
  private final Map<Place, Series<StageSnapshot>> stages = new LinkedHashMap<>();
  private final List<MeterRegistry> registries = new ArrayList<>();
  private final Map<Object, List<Registered>> meters = new LinkedHashMap<>(); // by their series

  private RunMetrics(String pipeline, Duration fresh) {
    this.pipeline = cut(pipeline);
    this.fresh = fresh;
    this.whole = new Series<>(Figures.OF_RUN, tags(), LiveRun::now);
  }

  /// Meters for one pipeline.
  ///
  /// @param pipeline its name, one of few: the value of the tag `pipeline`
  /// @return not bound yet
  public static RunMetrics of(String pipeline) {
    return new RunMetrics(pipeline, FRESH);
  }

  /// The same with pictures that are good for another time.
  static RunMetrics of(String pipeline, Duration fresh) {
    return new RunMetrics(pipeline, fresh);
  }

  private record Place(int position, String stage) {}

  private record Registered(Meter meter, MeterRegistry registry) {}

  private Tags tags() {
    return Tags.of("pipeline", pipeline);
  }

  /// Adds the meters to a registry: those that stay, and those of all stages that are live.
  ///
  /// @param registry that is not yet bound to this
  @Override
  public synchronized void bindTo(MeterRegistry registry) {
    for (Figure<Runs> figure : Figures.OF_RUNS) {
      Meter meter =
          Series.meter(figure, tags(), () -> figure.value().applyAsDouble(runs), registry);
      keep(runs, List.of(meter), registry);
    }
    bindLive(registry);
  }

  /// The same without what became of runs: for one that is watched, but not heard.
  synchronized void bindLive(MeterRegistry registry) {
    registries.add(registry);
    keep(whole, whole.register(registry), registry);
    stages.values().forEach(series -> keep(series, series.register(registry), registry));
  }

  private void keep(Object series, List<Meter> made, MeterRegistry registry) {
    List<Registered> all = meters.computeIfAbsent(series, _ -> new ArrayList<>());
    made.forEach(meter -> all.add(new Registered(meter, registry)));
  }

  /// Counts the run.
  @Override
  public void started(Run<?> run) {
    runs.start();
  }

  /// Meters the run and its stages.
  @Override
  public synchronized void opened(Run<?> run) {
    var watched = new LiveRun(run, fresh);
    if (live.putIfAbsent(run, watched) != null) {
      return;
    }
    whole.add(watched);
    List<StageSnapshot> all = watched.now().stages();
    for (int i = 0; i < all.size(); i++) {
      StageSnapshot stage = all.get(i);
      var place = new Place(i + 1, cut(stage.name()));
      if (stages.size() >= MOST_STAGES && !stages.containsKey(place)) {
        runs.leaveOut(1);
      } else {
        stages.computeIfAbsent(place, where -> bound(where, stage)).add(watched);
      }
    }
  }

  private Series<StageSnapshot> bound(Place place, StageSnapshot stage) {
    Tags its = tags().and("stage", place.stage, "position", Integer.toString(place.position));
    var series =
        new Series<StageSnapshot>(
            Figures.of(stage), its, run -> run.now().stages().get(place.position - 1));
    registries.forEach(registry -> keep(series, series.register(registry), registry));
    return series;
  }

  /// Counts the checkpoint.
  @Override
  public void checkpointed(Run<?> run, Object position, Duration took) {
    runs.checkpoint();
  }

  /// Counts what became of the run, and removes the meters of its stages.
  @Override
  public synchronized void ended(Run<?> run, @Nullable Throwable failure) {
    runs.end(failure);
    LiveRun watched = live.remove(run);
    if (watched == null) {
      return; // it has not opened
    }
    watched.fresh();
    whole.end(watched);
    stages
        .values()
        .removeIf(
            series -> {
              series.end(watched);
              if (series.isIdle()) {
                remove(series);
                return true;
              }
              return false;
            });
  }

  private void remove(Object series) {
    List<Registered> all = meters.remove(series);
    if (all != null) {
      all.forEach(one -> one.registry.remove(one.meter));
    }
  }

  /// Removes all meters from all registries. What is live is still heard of, and can be bound
  /// again.
  @Override
  public synchronized void close() {
    List.copyOf(meters.keySet()).forEach(this::remove);
    registries.clear();
  }

  private static String cut(String name) {
    return name.length() <= LONGEST_NAME ? name : name.substring(0, LONGEST_NAME - 1) + "…";
  }
}
