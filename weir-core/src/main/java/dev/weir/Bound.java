package dev.weir;

import java.util.function.ToLongFunction;

/// How much a boundary may hold: elements and weight, both hard limits.
///
/// Nothing is held beyond them; one element heavier than the whole mark passes alone, when nothing
/// else is held. A weight is taken once, when the element is written, and is at least
/// [#MIN_WEIGHT].
///
/// @param elements the most elements, from 1 to 2^30
/// @param weight the most weight, in bytes unless the weigher says otherwise; [#UNWEIGHED] for no
///   limit
/// @param lowPercent a writer that found it full goes on when it is at most this full, 0 to 99
/// @param weigher gives an element's weight; called once per element, in the writer's thread
public record Bound(long elements, long weight, int lowPercent, ToLongFunction<Object> weigher) {

  /// What every element weighs at least.
  public static final long MIN_WEIGHT = 64;

  /// The weight limit of a bound that counts elements only.
  public static final long UNWEIGHED = Long.MAX_VALUE;

  private static final long MAX_ELEMENTS = 1L << 30;

  /// 1,024 elements and 1 MiB.
  public static final Bound DEFAULT = new Bound(1024, 1 << 20, 50, Bound::estimate);

  /// Checks the limits.
  ///
  /// @throws IllegalArgumentException if a limit is out of range
  public Bound {
    if (elements < 1) {
      throw new IllegalArgumentException("highWaterMark must be at least 1 element: " + elements);
    }
    if (elements > MAX_ELEMENTS) {
      throw new IllegalArgumentException(
          "highWaterMark must be at most " + MAX_ELEMENTS + " elements: " + elements);
    }
    if (weight < 1) {
      throw new IllegalArgumentException("highWaterMark must be at least 1 byte: " + weight);
    }
    if (lowPercent < 0 || lowPercent > 99) {
      throw new IllegalArgumentException("lowPercent must be from 0 to 99: " + lowPercent);
    }
  }

  /// A limit in elements, with none in weight.
  ///
  /// @param highWaterMark the most elements
  /// @return the bound
  /// @throws IllegalArgumentException if the mark is out of range
  public static Bound elements(long highWaterMark) {
    return new Bound(highWaterMark, UNWEIGHED, 50, Bound::estimate);
  }

  /// A limit in bytes, and one in elements that follows from it: `clamp(n / 64, 16, 1 << 20)`.
  ///
  /// [Bytes] weigh the array that they keep alive, texts two bytes a character, everything else
  /// [#MIN_WEIGHT]: give a weigher for elements that are larger.
  ///
  /// @param highWaterMark the most bytes
  /// @return the bound
  /// @throws IllegalArgumentException if the mark is out of range
  public static Bound bytes(long highWaterMark) {
    return bytes(highWaterMark, Bound::estimate);
  }

  /// A limit in bytes with a weigher, and one in elements that follows from it.
  ///
  /// @param highWaterMark the most bytes
  /// @param weigher gives an element's weight in bytes
  /// @return the bound
  /// @throws IllegalArgumentException if the mark is out of range
  public static Bound bytes(long highWaterMark, ToLongFunction<Object> weigher) {
    long elements = Math.clamp(highWaterMark / MIN_WEIGHT, 16L, 1L << 20);
    return new Bound(elements, highWaterMark, 50, weigher);
  }

  /// This bound with another low mark.
  ///
  /// @param percent a writer that found it full goes on when it is at most this full, 0 to 99
  /// @return the bound
  public Bound lowWater(int percent) {
    return new Bound(elements, weight, percent, weigher);
  }

  /// Whether weight is limited too.
  ///
  /// @return false if only elements are counted
  public boolean weighed() {
    return weight != UNWEIGHED;
  }

  /// The weight of an element, at least [#MIN_WEIGHT].
  ///
  /// @param element what is weighed
  /// @return its weight
  /// @throws IllegalArgumentException if the weigher gives less than 0
  public long weigh(Object element) {
    long weighed = weigher.applyAsLong(element);
    if (weighed < 0) {
      throw new IllegalArgumentException("a weight must be at least 0: " + weighed);
    }
    return Math.max(MIN_WEIGHT, weighed);
  }

  /// What an element is taken to weigh when nobody says: the array behind [Bytes], the length of an
  /// array of bytes, two bytes a character, what a [Weighed] says, else [#MIN_WEIGHT].
  ///
  /// @param element what is weighed
  /// @return bytes
  public static long estimate(Object element) {
    // plain tests: a pattern switch costs more than all the rest of a hand-over
    if (element instanceof Bytes bytes) {
      return bytes.heldBytes();
    }
    if (element instanceof CharSequence text) {
      return MIN_WEIGHT + 2L * text.length();
    }
    if (element instanceof byte[] array) {
      return array.length;
    }
    return element instanceof Weighed weighed ? weighed.weight() : MIN_WEIGHT;
  }

  /// What a holder keeps of an element: short slices of [Bytes] are copied, so that they weigh what
  /// they show.
  ///
  /// @param element about to be kept
  /// @param <T> its type
  /// @return the element, or a compact copy
  @SuppressWarnings("unchecked")
  public static <T> T compact(T element) {
    return element instanceof Bytes bytes ? (T) bytes.compact() : element;
  }

  @Override
  public String toString() {
    return weighed() ? elements + " elements, " + Sizes.bytes(weight) : elements + " elements";
  }
}
