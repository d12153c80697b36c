package dev.weir.checks.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// What comes out at one point of a pipeline, by plain lists: elements, and after them perhaps a
/// failure, which happens only to whoever asks for more.
///
/// @param elements in order
/// @param failure what comes behind the last element; null if the stream ends whole
record Expected(List<Integer> elements, @Nullable Exception failure) {

  static Expected upTo(int length) {
    return new Expected(IntStream.range(0, length).boxed().toList(), null);
  }

  Expected map(Function<Integer, Integer> function) {
    return new Expected(elements.stream().map(function).toList(), failure);
  }

  Expected filter(Function<Integer, Boolean> predicate) {
    return new Expected(elements.stream().filter(predicate::apply).toList(), failure);
  }

  Expected flatMap(Function<Integer, List<Integer>> function) {
    return new Expected(
        elements.stream().flatMap(n -> function.apply(n).stream()).toList(), failure);
  }

  /// Whoever has enough asks for nothing behind it.
  Expected take(int count) {
    return elements.size() >= count ? new Expected(elements.subList(0, count), null) : this;
  }

  Expected drop(int count) {
    int from = Math.min(count, elements.size());
    return new Expected(elements.subList(from, elements.size()), failure);
  }

  Expected takeWhile(Function<Integer, Boolean> predicate) {
    for (int i = 0; i < elements.size(); i++) {
      if (!predicate.apply(elements.get(i))) {
        return new Expected(elements.subList(0, i), null);
      }
    }
    return this;
  }

  /// Sums of so many; what is left is summed at the end, if there is one.
  Expected sums(int size) {
    var sums = new ArrayList<Integer>();
    for (int i = 0; i < elements.size(); i += size) {
      int to = Math.min(i + size, elements.size());
      if (to - i == size || failure == null) {
        sums.add(elements.subList(i, to).stream().mapToInt(n -> n).sum());
      }
    }
    return new Expected(sums, failure);
  }

  /// Everything, once the end is known.
  Expected atEnd() {
    return failure == null ? this : new Expected(List.of(), failure);
  }

  Expected failingAt(int nth, Exception thrown) {
    return elements.size() >= nth ? new Expected(elements.subList(0, nth - 1), thrown) : this;
  }

  Expected failingAtEnd(Exception thrown) {
    return failure == null ? new Expected(elements, thrown) : this;
  }
}
