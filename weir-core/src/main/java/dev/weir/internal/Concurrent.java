package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.CheckedFunction;
import java.util.OptionalLong;

/// `mapConcurrent`: a function on several threads, the results in the order of the input.
///
/// @param workers how many threads, at least 1
/// @param bound the most elements that wait, are worked on, or are finished and wait for those
///   before them, together, and their weight as they went in
/// @param function called by several threads at a time
public record Concurrent(int workers, Bound bound, CheckedFunction<Object, Object> function)
    implements Crossing {

  /// The most threads.
  public static final int MAX_WORKERS = 100_000;

  /// The most elements; each has a place from the beginning.
  public static final int MAX_ELEMENTS = 1 << 20;

  /// Checks the numbers.
  ///
  /// @throws IllegalArgumentException if one is out of range
  public Concurrent {
    check("mapConcurrent", workers);
    if (bound.elements() > MAX_ELEMENTS) {
      throw new IllegalArgumentException(
          "mapConcurrent can hold at most " + MAX_ELEMENTS + " elements: " + bound.elements());
    }
  }

  static void check(String name, int workers) {
    if (workers < 1 || workers > MAX_WORKERS) {
      throw new IllegalArgumentException(
          name + " needs from 1 to " + MAX_WORKERS + " threads: " + workers);
    }
  }

  @Override
  public Crossing carrying() {
    return new Concurrent(
        workers,
        Mark.passing(bound),
        element -> element instanceof Mark ? element : function.apply(element));
  }

  @Override
  public Passage open() {
    return new ConcurrentRing(workers, bound, function);
  }

  @Override
  public String name() {
    return "mapConcurrent";
  }

  @Override
  public OptionalLong heldBytes() {
    return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
  }
}
