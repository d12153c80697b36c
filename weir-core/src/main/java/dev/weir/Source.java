package dev.weir;

import java.io.IOException;
import java.util.List;

/// Where elements come from: a value that can be opened, as an `Iterable` can be iterated.
///
/// Opened twice it gives two independent lives, or throws `IllegalStateException` if the thing
/// behind it has only one (standard input, a lent channel, a pipe).
///
/// What needs no thread sits here as a method ([#through(Transform)], [#map(CheckedFunction)],
/// ...): it gives another source, whose cursor does the work in the thread that reads. What needs a
/// thread is in `dev.weir.pipeline`.
///
/// @param <T> what it gives
@FunctionalInterface
public interface Source<T> extends Stage {

  /// Opens it: all or nothing. When it throws, nothing stays open.
  ///
  /// @return a live cursor, owned by the caller, who must close it
  /// @throws IOException if it cannot be opened
  /// @throws InterruptedException if interrupted while waiting; nothing stays open
  /// @throws IllegalStateException if it has only one life, and that is spent
  Cursor<T> open() throws IOException, InterruptedException;

  /// This source with a transform behind it, pulled in the reader's thread.
  ///
  /// @param transform what each element goes through
  /// @param <O> what the transform gives
  /// @return a source of what the transform gives
  default <O> Source<O> through(Transform<? super T, O> transform) {
    return new ThroughSource<T, T>(this, List.of()).append(transform);
  }

  /// This source with each element changed by a function.
  ///
  /// @param function gives the new element, never null
  /// @param <O> what the function gives
  /// @return a source of the function's results
  default <O> Source<O> map(CheckedFunction<? super T, ? extends O> function) {
    return through(Transforms.map(function));
  }

  /// This source without the elements that the predicate refuses.
  ///
  /// @param predicate true for what stays
  /// @return a source of what stays
  default Source<T> filter(CheckedPredicate<? super T> predicate) {
    return through(Transforms.filter(predicate));
  }

  /// This source with each element replaced by any number of others.
  ///
  /// @param function gives the elements that stand for one; its iterator is used one element at a
  ///   time
  /// @param <O> what the iterables hold
  /// @return a source of all of them, in order
  default <O> Source<O> flatMap(
      CheckedFunction<? super T, ? extends Iterable<? extends O>> function) {
    return through(Transforms.flatMap(function));
  }

  /// The first elements of this source; nothing is read after the last of them.
  ///
  /// @param count how many, at least 0; with 0 this source is not opened
  /// @return a source of at most `count` elements
  default Source<T> take(long count) {
    return through(Transforms.take(count));
  }

  /// This source without its first elements.
  ///
  /// @param count how many, at least 0
  /// @return a source of what follows them
  default Source<T> drop(long count) {
    return through(Transforms.drop(count));
  }

  /// The elements of this source up to, and without, the first that the predicate refuses.
  ///
  /// @param predicate false ends the stream
  /// @return a source of the elements before that
  default Source<T> takeWhile(CheckedPredicate<? super T> predicate) {
    return through(Transforms.takeWhile(predicate));
  }

  /// This source, with a look at each element as it passes.
  ///
  /// @param consumer called with each element before it goes on
  /// @return a source of the same elements
  default Source<T> peek(CheckedConsumer<? super T> consumer) {
    return through(Transforms.peek(consumer));
  }

  /// Another source and then this one, which is opened when the other has ended whole; see
  /// [Sources#concat(List)].
  ///
  /// @param first comes before this; `Sources.of(...)` for elements
  /// @return a source of both, in order
  default Source<T> prepend(Source<? extends T> first) {
    return new ConcatSource<>(List.of(first, this));
  }

  /// This source and then another, which is opened when this one has ended whole; see
  /// [Sources#concat(List)].
  ///
  /// @param next comes behind this; `Sources.of(...)` for elements
  /// @return a source of both, in order
  default Source<T> append(Source<? extends T> next) {
    return new ConcatSource<>(List.of(this, next));
  }

  /// This source or, if it has ended whole without an element, another, which is opened only then.
  ///
  /// @param other what there is instead of nothing
  /// @return a source of what one of them gives
  default Source<T> orElse(Source<? extends T> other) {
    return new OrElseSource<>(this, other);
  }

  /// This source several times, opened anew each time that it has ended whole.
  ///
  /// @param times how often, at least 0
  /// @return a source of all that, in order
  /// @throws IllegalArgumentException if it is negative
  default Source<T> repeat(int times) {
    return new RepeatSource<>(this, times);
  }

  /// This source, which ends with one more element when it fails, instead of the failure: when it
  /// cannot be opened, or cannot be read. An interruption is no failure. That it failed is in the
  /// [Report].
  ///
  /// @param function gives the last element; given what this source throws, which is a
  ///   [StreamException] if it has transforms behind it; may throw that again, or another
  /// @return such a source
  default Source<T> recover(CheckedFunction<? super Exception, ? extends T> function) {
    return new RecoveringSource<>(this, failure -> Sources.of(List.of(function.apply(failure))));
  }

  /// This source, which goes on with another when it fails, instead of the failure: when it cannot
  /// be opened, or cannot be read. What it has given stays given. A failure of the other one is a
  /// failure; an interruption is none. That this one failed is in the [Report].
  ///
  /// @param function gives the other source, which is opened when this one is closed; given what
  ///   this source throws, which is a [StreamException] if it has transforms behind it; may throw
  ///   that again, or another
  /// @return such a source
  default Source<T> recoverWith(
      CheckedFunction<? super Exception, ? extends Source<? extends T>> function) {
    return new RecoveringSource<>(this, function);
  }
}
