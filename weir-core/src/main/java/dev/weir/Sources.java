package dev.weir;

import java.time.Duration;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/// Sources of what is there already, of what a function gives, of what comes by itself, and of
/// several sources in a row.
///
/// None of them has a thread, nor reads anything before it is asked for. What wants to emit from a
/// loop of its own is a [Producer].
public final class Sources {
  private Sources() {}

  /// A source of nothing.
  ///
  /// @param <T> what it would give
  /// @return the source
  public static <T> Source<T> empty() {
    return new IterableSource<>(List.of(), true);
  }

  /// A source of these elements.
  ///
  /// @param elements none of them null; copied
  /// @param <T> what it gives
  /// @return the source
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Source<T> of(T... elements) {
    return new IterableSource<>(List.of(elements), true);
  }

  /// A source of what an iterable gives; it is iterated anew for each life.
  ///
  /// @param elements gives no null; if its iterator is `AutoCloseable`, it is closed
  /// @param <T> what it gives
  /// @return the source
  public static <T> Source<T> of(Iterable<? extends T> elements) {
    return new IterableSource<>(elements, false);
  }

  /// A source of the numbers of a range, one by one.
  ///
  /// @param from the first
  /// @param toExclusive behind the last; nothing comes if it is not above `from`
  /// @return the source
  public static Source<Integer> range(int from, int toExclusive) {
    return new RangeSource(from, toExclusive);
  }

  /// A source of what a supplier gives, until that gives null. Each life calls it from the thread
  /// that reads; an interrupt reaches it there, an abort does not. A supplier that closes over
  /// something live, such as `reader::readLine`, gives one life what another has not taken.
  ///
  /// @param supplier gives an element, or null at the end; then it is not called again
  /// @param <T> what it gives
  /// @return the source
  public static <T> Source<T> generate(CheckedSupplier<? extends @Nullable T> supplier) {
    return new GeneratingSource<>(supplier);
  }

  /// A source without an end: an element, what the function makes of that, and so on.
  ///
  /// @param first the first element
  /// @param next gives the element behind another, never null; called when that is asked for
  /// @param <T> what it gives
  /// @return the source
  public static <T> Source<T> iterate(T first, CheckedFunction<? super T, ? extends T> next) {
    return new IteratingSource<>(first, next);
  }

  /// A source of what a function gives for a state, which it changes: pages and where the next one
  /// is, for instance.
  ///
  /// @param first the state at the beginning of each life
  /// @param next gives an element and the state behind it, or empty at the end; then it is not
  ///   called again
  /// @param <S> the state
  /// @param <T> what it gives
  /// @return the source
  public static <S, T> Source<T> unfold(
      S first, CheckedFunction<? super S, Optional<Unfolded<S, T>>> next) {
    return new UnfoldingSource<>(first, next);
  }

  /// A source of the same element, without an end.
  ///
  /// @param element not null
  /// @param <T> what it gives
  /// @return the source
  public static <T> Source<T> repeat(T element) {
    return new IteratingSource<>("repeat", element, same -> same);
  }

  /// A source of what sources give, in their turn. The first is opened with it, each other one when
  /// the one before it has ended whole and is closed; so at most one is open. A failure names the
  /// source that failed; what is behind it is not opened then. Its size is known if the first says
  /// it when it is open, and the others are [Sized].
  ///
  /// @param sources in order
  /// @param <T> what they give
  /// @return the source
  public static <T> Source<T> concat(List<? extends Source<? extends T>> sources) {
    return new ConcatSource<>(List.copyOf(sources));
  }

  /// As [#concat(List)].
  ///
  /// @param sources in order
  /// @param <T> what they give
  /// @return the source
  @SafeVarargs
  @SuppressWarnings("varargs") // only read
  public static <T> Source<T> concat(Source<? extends T>... sources) {
    return new ConcatSource<>(List.of(sources));
  }

  /// A source of what a callback is given: a hand-over from code that pushes.
  ///
  /// It gives what was put in, in that order; waits for it; ends when the intake has ended and what
  /// was left has been read. When no more is wanted, the intake says so, and the registration is
  /// closed. Holds what the bound allows. What was dropped is counted, and in the [Report].
  ///
  /// ```java
  /// Source<Reading> readings = Sources.fromCallback(
  ///     Bound.elements(1_000), Overflow.DROP_OLDEST,
  ///     intake -> sensor.subscribe(intake::offer));
  /// ```
  ///
  /// @param bound how much waits between the callback and the reader; a hard limit
  /// @param overflow what is done with an element for which there is no room
  /// @param register called once in each life, in the thread that opens it; begins to put elements
  ///   into the intake, in other threads, and returns at once; what it returns is closed, in the
  ///   thread of the reader, when no more is wanted, after the intake was closed
  /// @param <T> what it gives
  /// @return the source
  public static <T> Source<T> fromCallback(
      Bound bound,
      Overflow overflow,
      CheckedFunction<? super Intake<T>, ? extends AutoCloseable> register) {
    return new CallbackSource<>(bound, overflow, register);
  }

  /// A source of an element per period: gives the number of the period that is over, from 1, as
  /// soon as it is; waits for that; never ends. A reader that comes late gets one element for all
  /// the periods that have passed, the number of the last of them; nothing accumulates. Holds
  /// nothing.
  ///
  /// @param period longer than 0; the first is over so long after the opening
  /// @return the source
  /// @throws IllegalArgumentException if the period is not longer than 0
  public static Source<Long> tick(Duration period) {
    return tick(period, Clock.system());
  }

  /// The same, by another clock.
  ///
  /// @param period longer than 0; the first is over so long after the opening
  /// @param clock the time to wait by
  /// @return the source
  /// @throws IllegalArgumentException if the period is not longer than 0
  public static Source<Long> tick(Duration period, Clock clock) {
    return new TickSource(period, clock);
  }

  /// A source of what is left in an iterator.
  ///
  /// @param elements gives no null; given away, and closed with the life if it is `AutoCloseable`
  /// @param <T> what it gives
  /// @return a source with one life: opened again it throws `IllegalStateException`
  public static <T> Source<T> once(Iterator<? extends T> elements) {
    var spent = new AtomicBoolean();
    Iterable<T> iterable =
        () -> {
          if (!spent.compareAndSet(false, true)) {
            throw new IllegalStateException(
                "an iterator has one life, and it was opened already: give an iterable for more");
          }
          return Sources.<T>same(elements);
        };
    return new IterableSource<>(iterable, false);
  }

  @SuppressWarnings("unchecked") // an iterator only gives
  private static <T> Iterator<T> same(Iterator<? extends T> elements) {
    return (Iterator<T>) elements;
  }
}
