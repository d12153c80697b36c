package dev.weir.observe;

import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tags;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.DoubleAccumulator;
import java.util.function.DoubleSupplier;
import java.util.function.Function;

/// The meters of one thing with one set of tags, over all runs that have it: those that are live,
/// and the totals of those that have ended.
///
/// A counter never falls when one of several runs ends: its totals go from the live to the ended in
/// one step.
///
/// Threads: values from anywhere, without a lock; the rest by one thread at a time.
///
/// @param <T> what the figures are read from
final class Series<T> {
  private final List<Figure<T>> figures;
  private final Tags tags;
  private final Function<LiveRun, T> view;
  private final List<DoubleAccumulator> highest; // that was told, by figure
  private volatile State state; // replaced as a whole

  Series(List<Figure<T>> figures, Tags tags, Function<LiveRun, T> view) {
    this.figures = List.copyOf(figures);
    this.tags = tags;
    this.view = view;
    this.highest = figures.stream().map(_ -> new DoubleAccumulator(Math::max, 0)).toList();
    this.state = new State(List.of(), new double[figures.size()]);
  }

  /// Neither the list nor the array is changed once it is here.
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record State(List<LiveRun> live, double[] ended) {}

  void add(LiveRun run) {
    State seen = state;
    var live = new ArrayList<>(seen.live);
    live.add(run);
    state = new State(List.copyOf(live), seen.ended);
  }

  /// A run is over: what it was the last time is kept in the totals.
  void end(LiveRun run) {
    State seen = state;
    var live = new ArrayList<>(seen.live);
    if (!live.remove(run)) {
      return;
    }
    double[] ended = seen.ended.clone();
    T last = view.apply(run);
    for (int i = 0; i < ended.length; i++) {
      if (figures.get(i).kind() == Figure.Kind.TOTAL) {
        ended[i] += figures.get(i).value().applyAsDouble(last);
      }
    }
    state = new State(List.copyOf(live), ended);
  }

  boolean isIdle() {
    return state.live.isEmpty();
  }

  private double value(int figure) {
    State seen = state;
    Figure<T> its = figures.get(figure);
    double value = seen.ended[figure];
    for (LiveRun run : seen.live) {
      double one = its.value().applyAsDouble(view.apply(run));
      value = its.kind() == Figure.Kind.PEAK ? Math.max(value, one) : value + one;
    }
    return its.kind() == Figure.Kind.TOTAL ? neverLess(figure, value) : value;
  }

  /// What is divided by samples may shrink a little, which a counter must not.
  private double neverLess(int figure, double value) {
    highest.get(figure).accumulate(value);
    return highest.get(figure).get();
  }

  /// Makes the meters; a registry holds this as long as it holds them.
  List<Meter> register(MeterRegistry registry) {
    var meters = new ArrayList<Meter>();
    for (int i = 0; i < figures.size(); i++) {
      int figure = i;
      meters.add(meter(figures.get(i), tags, () -> value(figure), registry));
    }
    return meters;
  }

  /// Makes one meter. Registries hold what a meter reads weakly, but its function they hold.
  static Meter meter(Figure<?> figure, Tags tags, DoubleSupplier value, MeterRegistry registry) {
    if (figure.kind() == Figure.Kind.TOTAL) {
      return FunctionCounter.builder(figure.meter(), value, _ -> value.getAsDouble())
          .tags(tags)
          .baseUnit(figure.baseUnit())
          .description(figure.meaning())
          .register(registry);
    }
    return Gauge.builder(figure.meter(), value::getAsDouble)
        .strongReference(true)
        .tags(tags)
        .baseUnit(figure.baseUnit())
        .description(figure.meaning())
        .register(registry);
  }
}
