package dev.weir;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Predicate;

/// Tries again what has failed, after a while: one element, or a source.
///
/// What is tried again must be able to be: a function that has done half of its work does that half
/// twice. How often it was done is in the [Report].
public final class Retry {
  private Retry() {}

  /// Emits the function's result for each element, and calls it again when it throws an
  /// `IOException`, or an `UncheckedIOException`.
  ///
  /// Otherwise as [#map(CheckedFunction, Backoff, Predicate)].
  ///
  /// @param function gives the new element, never null
  /// @param backoff when and how often, for each element anew
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> Transform<I, O> map(
      CheckedFunction<? super I, ? extends O> function, Backoff backoff) {
    return map(function, backoff, Retry::isOfInput);
  }

  /// Emits the function's result for each element, in order, and calls it again when it fails;
  /// waits between two calls, which can be interrupted, and where downstream waits; ends with its
  /// input; when downstream wants no more, it is not called again. Holds nothing but the one
  /// element.
  ///
  /// What it throws last is not caught: when there is to be no other try, the run fails with what
  /// was thrown first, and the last of what was thrown since is suppressed onto it. An interruption
  /// and an `Error` are never a reason to try again.
  ///
  /// @param function gives the new element, never null; called once more for each try
  /// @param backoff when and how often, for each element anew
  /// @param which the failures after which to try again
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> Transform<I, O> map(
      CheckedFunction<? super I, ? extends O> function,
      Backoff backoff,
      Predicate<? super Exception> which) {
    return new RetryingMap<>(function, backoff, which);
  }

  /// A source that is opened again when it fails with an `IOException`, or an
  /// `UncheckedIOException`.
  ///
  /// Otherwise as [#source(Source, Backoff, Predicate)].
  ///
  /// @param source opened once more for each try
  /// @param backoff when and how often
  /// @param <T> what it gives
  /// @return a source of the same elements
  public static <T> Source<T> source(Source<T> source, Backoff backoff) {
    return source(source, backoff, Retry::isOfInput);
  }

  /// A source that is opened again when it fails: when it cannot be opened, when its first read
  /// fails, and, if it is [Resumable], when a later one does; then it goes on behind the last
  /// element that was given. So no element is given twice and none is left out.
  ///
  /// A source that has given something and is not resumable fails as if this were not here. So does
  /// one for which there is to be no other try; the last failure of those tries is suppressed onto
  /// the first. Each element that comes makes the next failure a first one. Closing, aborting and
  /// interrupting end a wait. Holds what the source holds.
  ///
  /// @param source opened once more for each try
  /// @param backoff when and how often
  /// @param which the failures after which to try again; called with what the source throws, which
  ///   is a [StreamException] if it has transforms behind it
  /// @param <T> what it gives
  /// @return a source of the same elements
  public static <T> Source<T> source(
      Source<T> source, Backoff backoff, Predicate<? super Exception> which) {
    return new RetryingSource<>(source, backoff, which);
  }

  private static boolean isOfInput(Exception failure) {
    return failure instanceof IOException || failure instanceof UncheckedIOException;
  }

  /// What the tries come to, as a report.
  static Report report(long again) {
    return Report.detail(
        Sizes.count(again) + (again == 1 ? " retry" : " retries"), Map.of("retries", again));
  }
}
