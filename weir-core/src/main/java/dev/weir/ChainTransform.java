package dev.weir;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/// Several transforms as one.
///
/// @param <I> what the first takes
/// @param <O> what the last gives
/// @param parts in order, none of them of this class
public record ChainTransform<I, O>(List<Transform<?, ?>> parts) implements Transform<I, O> {

  /// Copies the list.
  public ChainTransform {
    parts = List.copyOf(parts);
  }

  <P> ChainTransform<I, P> append(Transform<? super O, P> next) {
    return new ChainTransform<>(joined(parts, next));
  }

  /// The parts of a transform: itself, unless it is a chain.
  ///
  /// @param transform any
  /// @return at least one transform
  public static List<Transform<?, ?>> parts(Transform<?, ?> transform) {
    return transform instanceof ChainTransform<?, ?> chain ? chain.parts() : List.of(transform);
  }

  static List<Transform<?, ?>> joined(List<Transform<?, ?>> first, Transform<?, ?> next) {
    var all = new ArrayList<>(first);
    all.addAll(parts(next));
    if (all.size() > Chain.MAX_STEPS) {
      throw new IllegalArgumentException(
          "more than " + Chain.MAX_STEPS + " steps on one thread; put a buffer between them");
    }
    return List.copyOf(all);
  }

  static OptionalLong held(List<? extends Stage> stages) {
    long sum = 0;
    for (Stage stage : stages) {
      OptionalLong held = stage.heldBytes();
      if (held.isEmpty()) {
        return held;
      }
      sum += held.getAsLong();
    }
    return OptionalLong.of(sum);
  }

  static long nativeBytes(List<? extends Stage> stages) {
    return stages.stream().mapToLong(Stage::nativeBytes).sum();
  }

  @Override
  public <P> Transform<I, P> andThen(Transform<? super O, P> next) {
    return append(next);
  }

  @Override
  public Step<I, O> open() throws IOException {
    try {
      return Chain.open(parts);
    } catch (OpeningException e) {
      throw Sneaky.rethrow(e.failure());
    }
  }

  @Override
  public boolean refusesInput() {
    return !parts.isEmpty() && parts.getFirst().refusesInput();
  }

  @Override
  public boolean divides() {
    return parts.stream().allMatch(Transform::divides);
  }

  @Override
  public String name() {
    return parts.stream().map(Stage::name).collect(Collectors.joining(" ! "));
  }

  @Override
  public OptionalLong heldBytes() {
    return held(parts);
  }

  @Override
  public long nativeBytes() {
    return nativeBytes(parts);
  }
}
