package dev.weir.pipeline;

import dev.weir.Progress;
import dev.weir.internal.Scope;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/// A run, as it stands.
///
/// @param elapsed since the opening of the source
/// @param progress what the source gave and the sink took so far
/// @param size what the source has in all: bytes if it gives [dev.weir.Bytes], else elements; empty
///   if unknown
/// @param stages each stage; empty before all is open
/// @param paused whether the source is held
/// @param over whether the run has ended
public record Snapshot(
    Duration elapsed,
    Progress progress,
    OptionalLong size,
    List<StageSnapshot> stages,
    boolean paused,
    boolean over) {

  private static final double TELLING = 0.05;

  static Snapshot of(Scope scope) {
    long size = scope.sourceSize();
    return new Snapshot(
        Duration.ofNanos(scope.elapsedNanos()),
        scope.progress(),
        size < 0 ? OptionalLong.empty() : OptionalLong.of(size),
        scope.readings().stream().map(StageSnapshot::of).toList(),
        scope.paused(),
        scope.isOver());
  }

  /// Which stage holds everything up: the one that has had its thread for the largest share of the
  /// time.
  ///
  /// @return one sentence, such as `gzip is the bottleneck: busy 97 %`
  public String bottleneck() {
    StageSnapshot busiest =
        stages.stream().max(Comparator.comparingDouble(StageSnapshot::busy)).orElse(null);
    if (busiest == null || busiest.busy() < TELLING) {
      return "no stage was busy long enough to tell";
    }
    return busiest.name() + " is the bottleneck: busy " + Math.round(busiest.busy() * 100) + " %";
  }
}
