package dev.weir;

import org.jspecify.annotations.Nullable;

/// The essential transforms, which look at one element at a time. Each holds nothing but what its
/// comment says.
///
/// More are in [Groups], [Distinct] and [Additions].
public final class Transforms {
  private Transforms() {}

  /// Emits the function's result for each element; waits where downstream waits; ends with its
  /// input.
  ///
  /// @param function gives the new element, never null
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> Transform<I, O> map(CheckedFunction<? super I, ? extends O> function) {
    return new Mapping<>(function);
  }

  /// Emits the elements that pass; waits where downstream waits; ends with its input.
  ///
  /// @param predicate true for what stays
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> filter(CheckedPredicate<? super T> predicate) {
    return new Filtering<>(predicate);
  }

  /// Emits, for each element, all that the function gives for it, in order; waits where downstream
  /// waits, inside one element's results too; ends with its input. Holds one iterator.
  ///
  /// @param function gives the elements that stand for one; not null
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> Transform<I, O> flatMap(
      CheckedFunction<? super I, ? extends Iterable<? extends O>> function) {
    return new FlatMapping<>(function);
  }

  /// Emits the elements of each iterable, in order; waits where downstream waits, inside one
  /// iterable too; ends with its input; when downstream wants no more, the rest of an iterable is
  /// not asked for. Holds one iterator.
  ///
  /// @param <T> what the iterables hold
  /// @return the transform
  public static <T> Transform<Iterable<? extends T>, T> flatten() {
    return new Flattening<>();
  }

  /// Emits the function's result for each element for which it has one; waits where downstream
  /// waits; ends with its input; when downstream wants no more, it is closed. Holds nothing.
  ///
  /// @param function gives the new element, or null to leave it out
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> Transform<I, O> mapNotNull(
      CheckedFunction<? super I, ? extends @Nullable O> function) {
    return new MappingNotNull<>(function);
  }

  /// Emits, for each element, the value so far: what the function makes of the value before and the
  /// element. The initial value itself is not emitted. Waits where downstream waits; ends with its
  /// input; when downstream wants no more, it is closed. Holds one value.
  ///
  /// @param initial where each life begins; immutable, or not changed by the function
  /// @param function gives the new value, never null and not changed afterwards
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the transform
  public static <I, O> Transform<I, O> scan(
      O initial, CheckedBiFunction<? super O, ? super I, ? extends O> function) {
    return new Scanning<>(initial, function);
  }

  /// Emits each element with its place, from 0; waits where downstream waits; ends with its input;
  /// when downstream wants no more, it is closed. Holds nothing.
  ///
  /// @param <T> what goes in
  /// @return the transform
  public static <T> Transform<T, Indexed<T>> zipWithIndex() {
    return new Indexing<>();
  }

  /// Emits the first elements, and is done with the last of them.
  ///
  /// @param count how many, at least 0
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if `count` is negative
  public static <T> Transform<T, T> take(long count) {
    return new Taking<>(count);
  }

  /// Emits what follows the first elements; ends with its input.
  ///
  /// @param count how many to leave out, at least 0
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if `count` is negative
  public static <T> Transform<T, T> drop(long count) {
    return new Dropping<>(count);
  }

  /// Emits what follows the first elements that the predicate accepts, beginning with the first
  /// that it refuses; it is not asked again after that. Waits where downstream waits; ends with its
  /// input; when downstream wants no more, it is closed. Holds nothing.
  ///
  /// @param predicate true for what is left out at the beginning
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> dropWhile(CheckedPredicate<? super T> predicate) {
    return new DroppingWhile<>(predicate);
  }

  /// Emits some of the elements, each with the same probability; ends with its input. Each life
  /// draws anew from the seed, so the same input gives the same sample.
  ///
  /// @param share the probability, above 0 and up to 1
  /// @param seed another one gives another sample
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if `share` is out of range
  public static <T> Transform<T, T> sample(double share, long seed) {
    return new Sampling<>(share, seed);
  }

  /// Emits each n-th element: the n-th, the one as many behind it, and so on; ends with its input.
  ///
  /// @param n at least 1, which is all of them
  /// @param <T> what goes through
  /// @return the transform
  /// @throws IllegalArgumentException if `n` is less than 1
  public static <T> Transform<T, T> every(long n) {
    return new Thinning<>(n);
  }

  /// Emits elements up to, and without, the first that is refused, and is done with that one.
  ///
  /// @param predicate false ends the stream
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> takeWhile(CheckedPredicate<? super T> predicate) {
    return new TakingWhile<>(predicate);
  }

  /// Emits elements up to, and with, the first that is accepted, and is done with that one. Waits
  /// where downstream waits. Holds nothing.
  ///
  /// @param predicate true for the last element
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> takeUntil(CheckedPredicate<? super T> predicate) {
    return new TakingUntil<>(predicate);
  }

  /// Emits each element, and reports how many bytes, if they are [Bytes], or else elements went
  /// through; ends with its input.
  ///
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> count() {
    return new Counting<>(true);
  }

  /// Emits each element, and reports how many went through, also where they are [Bytes]; ends with
  /// its input.
  ///
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> countElements() {
    return new Counting<>(false);
  }

  /// Emits each element, and reports how much went through from the first to the end, how fast, and
  /// the smallest, largest and mean size of an element: bytes of [Bytes], characters of a text.
  /// Ends with its input.
  ///
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> measure() {
    return new Measuring<>();
  }

  /// Emits the bytes, and reports their digest if all of them came; ends with its input. With
  /// [Digest#expecting(String)] it is a check.
  ///
  /// @param algorithm of [java.security.MessageDigest], such as `SHA-256`, or `CRC32`, `CRC32C`,
  ///   `Adler32`
  /// @return the transform
  /// @throws IllegalArgumentException if the JDK does not have it
  public static Digest digest(String algorithm) {
    return new Digest(algorithm, null);
  }

  /// Emits each element after the consumer has seen it; ends with its input.
  ///
  /// @param consumer called before the element goes on
  /// @param <T> what goes through
  /// @return the transform
  public static <T> Transform<T, T> peek(CheckedConsumer<? super T> consumer) {
    return new Peeking<>(consumer);
  }
}
