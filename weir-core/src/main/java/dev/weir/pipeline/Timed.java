package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.Clock;
import dev.weir.internal.Crossing;
import dev.weir.internal.DelayPassage;
import dev.weir.internal.GroupingPassage;
import dev.weir.internal.KeepAlivePassage;
import dev.weir.internal.LatestPassage;
import dev.weir.internal.Passage;
import dev.weir.internal.TimedCrossing;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Supplier;

/// What gives elements when it is time to, and so needs a thread before it and one behind it: each
/// is a boundary, like a `buffer`, for [Pipeline#timed(Timed)].
///
/// ```java
/// Pipeline.from(events)
///     .timed(Timed.grouped(500, Duration.ofSeconds(1)))
///     .forEach(database::insert)
///     .run();
/// ```
///
/// A failure passes at once, before what waits. A cancelled run wakes whoever waits. All of them go
/// by a [Clock] that a test can replace.
///
/// @param <I> what goes in
/// @param <O> what comes out
@SuppressWarnings("UnusedTypeParameter") // they say what may be before it and behind it
public final class Timed<I, O> {
  private final Crossing crossing;

  private Timed(Crossing crossing) {
    this.crossing = crossing;
  }

  Crossing crossing() {
    return crossing;
  }

  /// The name of the stage.
  @Override
  public String toString() {
    return crossing.name();
  }

  // Groups

  /// Gathers elements into lists. Emits a list as soon as it is full, or its first element has
  /// waited so long, or the input has ended; never an empty one. Waits, when a full list has not
  /// been taken. Ends with its input, after the rest. When downstream wants no more, what was
  /// gathered is let go. Holds one list.
  ///
  /// @param most the most elements in a list, at least 1
  /// @param within how long the first element of a list waits at most, longer than 0
  /// @param <T> what goes in
  /// @return the operator; the lists are unmodifiable
  /// @throws IllegalArgumentException if a number is out of range
  public static <T> Timed<T, List<T>> grouped(int most, Duration within) {
    return grouped(Bound.elements(most), within, Clock.system());
  }

  /// Gathers elements into lists, as [#grouped(int, Duration)], which are full when another element
  /// would make them heavier than the bound, or longer.
  ///
  /// @param bound the most in a list; an element heavier than that comes alone
  /// @param within how long the first element of a list waits at most, longer than 0
  /// @param clock the time to go by
  /// @param <T> what goes in
  /// @return the operator; the lists are unmodifiable
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Timed<T, List<T>> grouped(Bound bound, Duration within, Clock clock) {
    long nanos = nanos("within", within);
    return of("grouped", bound, () -> new GroupingPassage(bound, nanos, clock));
  }

  // The latest

  /// Gives the last element before each silence. Emits an element when nothing has come for a while
  /// behind it, or the input has ended; leaves out those that others have followed sooner, and
  /// counts them in the report. Never waits: an element that downstream has not asked for is
  /// replaced by the next. Ends with its input. When downstream wants no more, nothing is held any
  /// more. Holds one element.
  ///
  /// @param silence how long nothing may come, longer than 0
  /// @param <T> what goes through
  /// @return the operator
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Timed<T, T> debounce(Duration silence) {
    return debounce(silence, Clock.system());
  }

  /// As [#debounce(Duration)], by another clock.
  ///
  /// @param silence how long nothing may come, longer than 0
  /// @param clock the time to go by
  /// @param <T> what goes through
  /// @return the operator
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Timed<T, T> debounce(Duration silence, Clock clock) {
    LatestPassage.Due due = LatestPassage.afterSilence(nanos("silence", silence));
    return of("debounce", Bound.elements(1), () -> new LatestPassage(due, clock));
  }

  /// Gives the latest element of each period. Emits it when the period is over, or the input has
  /// ended; nothing for a period without one; leaves out those before it, and counts them in the
  /// report. Never waits: an element that downstream has not asked for is replaced by the next.
  /// Ends with its input. When downstream wants no more, nothing is held any more. Holds one
  /// element.
  ///
  /// @param period longer than 0; the first begins with the run
  /// @param <T> what goes through
  /// @return the operator
  /// @throws IllegalArgumentException if the period is not longer than 0
  public static <T> Timed<T, T> latestEvery(Duration period) {
    return latestEvery(period, Clock.system());
  }

  /// As [#latestEvery(Duration)], by another clock.
  ///
  /// @param period longer than 0; the first begins with the run
  /// @param clock the time to go by
  /// @param <T> what goes through
  /// @return the operator
  /// @throws IllegalArgumentException if the period is not longer than 0
  public static <T> Timed<T, T> latestEvery(Duration period, Clock clock) {
    long nanos = nanos("a period", period);
    return of(
        "latest-every",
        Bound.elements(1),
        () -> new LatestPassage(LatestPassage.onTheBeat(nanos, clock.nanoTime()), clock));
  }

  // Later

  /// Gives each element a while after it has come, in order. Emits it then, and not before, also
  /// when the input has ended meanwhile; later, when downstream waits. Waits, when as much is held
  /// as it may. Ends when the last element was given. When downstream wants no more, what is held
  /// is let go.
  ///
  /// @param time how long each element stays, longer than 0
  /// @param bound how much is held; what comes faster than this in that time has to wait
  /// @param <T> what goes through
  /// @return the operator
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Timed<T, T> delay(Duration time, Bound bound) {
    return delay(time, bound, Clock.system());
  }

  /// As [#delay(Duration, Bound)], by another clock.
  ///
  /// @param time how long each element stays, longer than 0
  /// @param bound how much is held; what comes faster than this in that time has to wait
  /// @param clock the time to go by
  /// @param <T> what goes through
  /// @return the operator
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Timed<T, T> delay(Duration time, Bound bound, Clock clock) {
    long nanos = nanos("a delay", time);
    return of("delay", bound, () -> new DelayPassage(bound, nanos, clock));
  }

  // Silence

  /// Makes up an element where there is silence. Emits each element as soon as downstream takes it,
  /// and one that is made up when downstream has waited a while for the next; so never while
  /// downstream is busy. Waits, when as much is held as it may. Ends with its input. When
  /// downstream wants no more, what is held is let go. Holds up to 1,024 elements and 1 MiB, as a
  /// buffer.
  ///
  /// @param silence how long downstream waits, longer than 0
  /// @param supplier makes up elements, never null; called in the thread of what is behind; what it
  ///   throws fails the run
  /// @param <T> what goes through
  /// @return the operator
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Timed<T, T> keepAlive(Duration silence, Callable<? extends T> supplier) {
    return keepAlive(silence, supplier, Bound.DEFAULT, Clock.system());
  }

  /// As [#keepAlive(Duration, Callable)], with a bound and by another clock.
  ///
  /// @param silence how long downstream waits, longer than 0
  /// @param supplier makes up elements, never null; called in the thread of what is behind
  /// @param bound how much is held
  /// @param clock the time to go by
  /// @param <T> what goes through
  /// @return the operator
  /// @throws IllegalArgumentException if the time is not longer than 0
  public static <T> Timed<T, T> keepAlive(
      Duration silence, Callable<? extends T> supplier, Bound bound, Clock clock) {
    long nanos = nanos("silence", silence);
    return of("keep-alive", bound, () -> new KeepAlivePassage(bound, nanos, supplier, clock));
  }

  private static <I, O> Timed<I, O> of(String name, Bound bound, Supplier<Passage> opener) {
    return new Timed<>(new TimedCrossing(name, bound, opener));
  }

  private static long nanos(String what, Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException(what + " must be longer than 0: " + time);
    }
    boolean finite = time.compareTo(Duration.ofNanos(Long.MAX_VALUE / 4)) < 0;
    return finite ? time.toNanos() : Long.MAX_VALUE / 4; // 73 years
  }
}
