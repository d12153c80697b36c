package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.CheckedBiFunction;
import dev.weir.CheckedFunction;
import dev.weir.Cursor;
import dev.weir.Source;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Several pipelines as one source.
///
/// Each input runs in a virtual thread of its own (more, where it has boundaries), from the moment
/// the source is opened, and waits when as much of it waits as the bound says. All are opened, in
/// order, before one runs; if one cannot be opened, none is. The first failure of an input fails
/// the source, names the input's stage, and stops the others. When downstream wants no more all
/// inputs are stopped, as a success. The source has ended, or is closed, only when every input is
/// closed and every thread has ended.
public final class FanIn {
  private FanIn() {}

  /// What a fan-in gives next.
  @FunctionalInterface
  interface Choice<T> {

    /// Waits for it.
    ///
    /// @param inputs their reading ends
    /// @return null at the end
    /// @throws Exception if an input has failed, or a user's function
    @Nullable T next(List<Cursor<Object>> inputs) throws Exception;
  }

  /// Gives the elements of all inputs as they come; those of one input keep their order. Ends when
  /// all have ended.
  ///
  /// @param bound the most that waits, of all inputs together
  /// @param inputs at least one
  /// @param <T> what they give
  /// @return the source
  /// @throws IllegalArgumentException if there is no input
  public static <T> Source<T> merge(Bound bound, List<Pipeline<? extends T>> inputs) {
    return new FanInSource<>("merge", List.copyOf(inputs), bound, true, MergeChoice::new);
  }

  /// Gives the elements of all inputs in order, if each input is in order by itself: always the
  /// least of those that come next. Of equal ones that of the earlier input comes first. Waits for
  /// an element of each input that has not ended. Ends when all have ended. Holds one element of
  /// each input besides.
  ///
  /// @param order of the elements
  /// @param bound the most that waits, of each input
  /// @param inputs at least one
  /// @param <T> what they give
  /// @return the source
  /// @throws IllegalArgumentException if there is no input
  public static <T> Source<T> mergeSorted(
      Comparator<? super T> order, Bound bound, List<Pipeline<? extends T>> inputs) {
    return new FanInSource<>(
        "mergeSorted", List.copyOf(inputs), bound, false, () -> new SortedChoice<>(order));
  }

  /// Gives some elements of the first input, as many of the second, and so on round; an input that
  /// has ended is passed over. Waits for the input whose turn it is. Ends when all have ended.
  ///
  /// @param count how many elements of an input make a turn, at least 1
  /// @param bound the most that waits, of each input
  /// @param inputs at least one
  /// @param <T> what they give
  /// @return the source
  /// @throws IllegalArgumentException if there is no input, or the count is less than 1
  public static <T> Source<T> interleave(
      int count, Bound bound, List<Pipeline<? extends T>> inputs) {
    if (count < 1) {
      throw new IllegalArgumentException("a turn needs at least 1 element: " + count);
    }
    return new FanInSource<>(
        "interleave", List.copyOf(inputs), bound, false, () -> new TurnChoice<>(count));
  }

  /// Gives the function's result for the first elements of both inputs, for the second ones, and so
  /// on. Ends when one of them has ended; what the other had to give more is let go.
  ///
  /// @param bound the most that waits, of each input
  /// @param left the first input
  /// @param right the second input
  /// @param function gives the element, never null
  /// @param <A> what the first gives
  /// @param <B> what the second gives
  /// @param <T> what comes out
  /// @return the source
  public static <A, B, T> Source<T> zip(
      Bound bound,
      Pipeline<A> left,
      Pipeline<B> right,
      CheckedBiFunction<? super A, ? super B, ? extends T> function) {
    return zip(
        bound, List.of(left, right), all -> function.apply(erased(all.get(0)), erased(all.get(1))));
  }

  /// As [#zip(Bound, Pipeline, Pipeline, CheckedBiFunction)], of any number of inputs.
  ///
  /// @param bound the most that waits, of each input
  /// @param inputs at least one
  /// @param function given an element of each, in the order of the inputs, gives the element, never
  ///   null
  /// @param <I> what they give
  /// @param <T> what comes out
  /// @return the source
  /// @throws IllegalArgumentException if there is no input
  public static <I, T> Source<T> zip(
      Bound bound,
      List<? extends Pipeline<? extends I>> inputs,
      CheckedFunction<? super List<I>, ? extends T> function) {
    return new FanInSource<>(
        "zip", List.copyOf(inputs), bound, false, () -> new ZipChoice<>(function));
  }

  /// Gives the function's result for the newest elements of all inputs, each time that one gives an
  /// element, once all have given one; before that an element replaces the one before it. Ends when
  /// all have ended. Holds the newest element of each input besides.
  ///
  /// @param bound the most that waits, of all inputs together
  /// @param inputs at least one
  /// @param function given the newest of each, in the order of the inputs, gives the element, never
  ///   null
  /// @param <I> what they give
  /// @param <T> what comes out
  /// @return the source
  /// @throws IllegalArgumentException if there is no input
  public static <I, T> Source<T> zipLatest(
      Bound bound,
      List<? extends Pipeline<? extends I>> inputs,
      CheckedFunction<? super List<I>, ? extends T> function) {
    var numbered = new ArrayList<Pipeline<?>>();
    for (Pipeline<? extends I> input : inputs) {
      int number = numbered.size();
      numbered.add(input.map(element -> new LatestChoice.Numbered(number, Bound.compact(element))));
    }
    return new FanInSource<>(
        "zipLatest",
        numbered,
        LatestChoice.weighing(bound),
        true,
        () -> new LatestChoice<>(inputs.size(), function));
  }

  /// What a user's function gave.
  static <X> X given(@Nullable X element) {
    if (element == null) {
      throw new NullPointerException("null was given, but an element must not be null");
    }
    return element;
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // the builder checked the types
  static <X> X erased(Object value) {
    return (X) value;
  }
}
