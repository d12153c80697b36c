package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.internal.Meter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One stage, as it stands.
///
/// @param name its name
/// @param elementsIn elements it has taken; 0 for a source
/// @param bytesIn bytes it has taken, as [dev.weir.Bytes]
/// @param elementsOut elements it has given; 0 for a sink
/// @param bytesOut bytes it has given, as [dev.weir.Bytes]
/// @param busy the share of the run's time in which it had its thread, from 0 to 1; sampled
/// @param waiting the part of `busy` in which that thread waited: a source for its far side, a sink
///   for room there, a step for what it calls; sampled
/// @param pacing whether it is there to hold elements up, as a throttle is
/// @param boundary what it holds, if it is a buffer; else null
public record StageSnapshot(
    String name,
    long elementsIn,
    long bytesIn,
    long elementsOut,
    long bytesOut,
    double busy,
    double waiting,
    boolean pacing,
    @Nullable Boundary boundary) {

  /// A buffer, as it stands.
  ///
  /// @param bound its limits
  /// @param fill elements held; exact
  /// @param weight weight held; exact; 0 if only elements are counted
  /// @param full how long its writer has waited for room; exact
  /// @param empty how long its reader has waited for an element; exact
  public record Boundary(Bound bound, long fill, long weight, Duration full, Duration empty) {}

  static StageSnapshot of(Meter.Reading reading) {
    return new StageSnapshot(
        reading.name(),
        reading.elementsIn(),
        reading.bytesIn(),
        reading.elementsOut(),
        reading.bytesOut(),
        reading.busy(),
        reading.waiting(),
        reading.pacing(),
        boundary(reading.boundary()));
  }

  private static @Nullable Boundary boundary(Meter.@Nullable BoundaryReading reading) {
    return reading == null
        ? null
        : new Boundary(
            reading.bound(),
            reading.fill(),
            reading.weight(),
            Duration.ofNanos(reading.fullNanos()),
            Duration.ofNanos(reading.emptyNanos()));
  }
}
