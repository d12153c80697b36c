package dev.weir.pipeline;

import dev.weir.Progress;
import dev.weir.Report;
import dev.weir.Sizes;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/// What a run has done.
///
/// @param elapsed from the opening of the source to the end of the last thread
/// @param progress what the source gave and the sink took
/// @param stages each stage
/// @param bottleneck one sentence: which stage held everything up
/// @param reports what steps have found out, such as counts and digests, in order; empty if the run
///   did not come to its end
public record Summary(
    Duration elapsed,
    Progress progress,
    List<StageSnapshot> stages,
    String bottleneck,
    List<StageReport> reports) {

  /// What a step has found out.
  ///
  /// @param stage the number of the stage, from 1
  /// @param name of the stage
  /// @param report what it says
  public record StageReport(int stage, String name, Report report) {}

  /// One line, such as `1.0 GiB in, 310 MiB out, 4.2 s, 244 MiB/s`.
  ///
  /// @return the line
  @Override
  public String toString() {
    double seconds = Math.max(elapsed.toNanos(), 1) / 1e9;
    String rate =
        progress.bytesIn() >= 0
            ? Sizes.bytes((long) (progress.bytesIn() / seconds)) + "/s"
            : Sizes.count((long) (progress.elementsIn() / seconds)) + " elements/s";
    return progress.amounts() + String.format(Locale.ROOT, ", %.1f s, ", seconds) + rate;
  }
}
