package dev.weir;

/// What becomes of elements that fail: each transform changes elements by a function, and survives
/// what that throws for some of them. Nothing is lost in silence: how many failed is in the
/// [Report].
///
/// An interruption and an `Error` are no failure of an element, and are never caught; nor is what
/// comes from downstream.
public final class Trouble {
  private Trouble() {}

  /// Emits the function's result for each element, in order, or, where that fails, another
  /// function's; waits where downstream waits; ends with its input; when downstream wants no more,
  /// neither is called again. Holds nothing. What the other function throws fails the run.
  ///
  /// @param function gives the new element, never null
  /// @param instead gives one for an element that failed, and what was thrown; never null
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> Transform<I, O> orElse(
      CheckedFunction<? super I, ? extends O> function,
      CheckedBiFunction<? super I, ? super Exception, ? extends O> instead) {
    return new Substituting<>(function, instead);
  }

  /// Emits the function's result for each element, in order, and leaves out those for which it
  /// fails; waits where downstream waits; ends with its input; when downstream wants no more, the
  /// function is not called again. Holds nothing.
  ///
  /// @param function gives the new element, never null
  /// @param most how many elements may fail, at least 0; one more fails the run with a
  ///   [LimitException], which has what was thrown as its cause; `Long.MAX_VALUE` for no limit
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  /// @throws IllegalArgumentException if `most` is negative
  public static <I, O> Transform<I, O> skipping(
      CheckedFunction<? super I, ? extends O> function, long most) {
    return new Skipping<>(function, most);
  }

  /// Emits the function's result for each element, in order, and writes those for which it fails
  /// into a sink beside the stream; waits where downstream waits, and where that sink does; ends
  /// with its input; when downstream wants no more, the function is not called again. Holds what
  /// the sink holds.
  ///
  /// The sink is opened with the step and ended with the run, as that of a [Tee]: it has all the
  /// letters of a whole run, or, if it is [Ending#AT_END], nothing. A failure of the sink fails the
  /// run; when it wants no more, the failure of the next element fails the run.
  ///
  /// @param function gives the new element, never null
  /// @param letters takes the elements that failed
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> Transform<I, O> deadLetters(
      CheckedFunction<? super I, ? extends O> function, Sink<? super DeadLetter<I>> letters) {
    return new DeadLetters<>(function, letters);
  }
}
