package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.Incidents;
import dev.weir.internal.Meter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// One stage, as it stands; or what it did in some time.
///
/// @param name its name
/// @param elementsIn elements it has taken; 0 for a source
/// @param bytesIn bytes it has taken, as [dev.weir.Bytes]
/// @param elementsOut elements it has given; 0 for a sink
/// @param bytesOut bytes it has given, as [dev.weir.Bytes]
/// @param spent what it did with the time
/// @param pacing whether it is there to hold elements up, as a throttle is
/// @param incidents what it has survived
/// @param boundary what it holds, if it is a buffer; else null
public record StageSnapshot(
    String name,
    long elementsIn,
    long bytesIn,
    long elementsOut,
    long bytesOut,
    Spent spent,
    boolean pacing,
    Incidents incidents,
    @Nullable Boundary boundary) {

  /// What a stage did with the time: the first three are all of it. Waits at a boundary are exact;
  /// what is done between two boundaries is divided by samples, a hundred a second.
  ///
  /// A stage waits for input while one before it has the thread, and for room while one behind it
  /// has. A source also waits for input while its far side gives nothing, and a sink for room while
  /// its far side takes nothing. A buffer waits for room while it is full and for input while it is
  /// empty; else it counts as working.
  ///
  /// @param working it did something
  /// @param forInput it waited for something to take
  /// @param forRoom it waited for somebody to take what it had
  /// @param had it had its thread
  /// @param outside of that, the thread waited for something that is not of the pipeline
  public record Spent(
      Duration working, Duration forInput, Duration forRoom, Duration had, Duration outside) {
    /// No time.
    public static final Spent NONE =
        new Spent(Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /// All of the time.
    ///
    /// @return the sum of the first three
    public Duration whole() {
      return working.plus(forInput).plus(forRoom);
    }

    private double share(Duration part) {
      long whole = whole().toNanos();
      return whole <= 0 ? 0 : Math.clamp((double) part.toNanos() / whole, 0, 1);
    }

    private Spent minus(Spent earlier) {
      return new Spent(
          between(working, earlier.working),
          between(forInput, earlier.forInput),
          between(forRoom, earlier.forRoom),
          between(had, earlier.had),
          between(outside, earlier.outside));
    }

    /// What was divided by samples may be seen to shrink.
    private static Duration between(Duration now, Duration earlier) {
      Duration since = now.minus(earlier);
      return since.isNegative() ? Duration.ZERO : since;
    }
  }

  /// A buffer, as it stands.
  ///
  /// @param bound its limits
  /// @param fill elements held; exact
  /// @param weight weight held; exact; 0 if only elements are counted
  /// @param highest the highest fill that was seen
  /// @param timesFull how often its writer has found it full; exact
  /// @param timesEmpty how often its reader has found it empty; exact
  /// @param full how long its writer has waited for room; exact
  /// @param empty how long its reader has waited for an element; exact
  public record Boundary(
      Bound bound,
      long fill,
      long weight,
      long highest,
      long timesFull,
      long timesEmpty,
      Duration full,
      Duration empty) {

    private Boundary since(@Nullable Boundary earlier) {
      return earlier == null
          ? this
          : new Boundary(
              bound,
              fill,
              weight,
              highest,
              timesFull - earlier.timesFull,
              timesEmpty - earlier.timesEmpty,
              full.minus(earlier.full),
              empty.minus(earlier.empty));
    }
  }

  static StageSnapshot of(Meter.Reading reading) {
    return new StageSnapshot(
        reading.name(),
        reading.elementsIn(),
        reading.bytesIn(),
        reading.elementsOut(),
        reading.bytesOut(),
        spent(reading.spent()),
        reading.pacing(),
        reading.incidents(),
        boundary(reading.boundary()));
  }

  private static Spent spent(dev.weir.internal.Spent spent) {
    return new Spent(
        Duration.ofNanos(spent.working()),
        Duration.ofNanos(spent.forInput()),
        Duration.ofNanos(spent.forRoom()),
        Duration.ofNanos(spent.had()),
        Duration.ofNanos(spent.outside()));
  }

  private static @Nullable Boundary boundary(Meter.@Nullable BoundaryReading reading) {
    return reading == null
        ? null
        : new Boundary(
            reading.bound(),
            reading.fill(),
            reading.weight(),
            reading.highest(),
            reading.timesFull(),
            reading.timesEmpty(),
            Duration.ofNanos(reading.fullNanos()),
            Duration.ofNanos(reading.emptyNanos()));
  }

  /// What it did between two looks: its counts and times are differences, and what it holds is as
  /// it stands now.
  ///
  /// @param earlier the same stage of the same run
  /// @return the difference
  public StageSnapshot since(StageSnapshot earlier) {
    return new StageSnapshot(
        name,
        elementsIn - earlier.elementsIn,
        bytesIn - earlier.bytesIn,
        elementsOut - earlier.elementsOut,
        bytesOut - earlier.bytesOut,
        spent.minus(earlier.spent),
        pacing,
        incidents.minus(earlier.incidents),
        boundary == null ? null : boundary.since(earlier.boundary));
  }

  /// The share of the time in which it worked.
  ///
  /// @return from 0 to 1; this and the two waits make 1, or all are 0
  public double working() {
    return spent.share(spent.working);
  }

  /// The share of the time in which it waited for input.
  ///
  /// @return from 0 to 1
  public double waitingForInput() {
    return spent.share(spent.forInput);
  }

  /// The share of the time in which it waited for room.
  ///
  /// @return from 0 to 1
  public double waitingForRoom() {
    return spent.share(spent.forRoom);
  }

  /// The share of the time in which it had its thread, or in which its own threads were at work.
  ///
  /// @return from 0 to 1
  public double busy() {
    return spent.share(spent.had);
  }

  /// The part of [#busy()] in which that thread waited: a source for its far side, a sink for room
  /// there, a step for what it calls.
  ///
  /// @return from 0 to [#busy()]
  public double waiting() {
    return spent.share(spent.outside);
  }
}
