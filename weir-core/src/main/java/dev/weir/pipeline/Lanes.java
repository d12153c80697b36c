package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.ChainTransform;
import dev.weir.CheckedFunction;
import dev.weir.Transform;
import dev.weir.Transforms;
import dev.weir.internal.Crossing;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The same steps side by side, for [Pipeline#parallel(Lanes)]: each lane has a thread and a life
/// of the steps of its own.
///
/// Any lane takes any element, the one that is free first, unless there is a key: then elements
/// with equal keys go through the same lane, in their order. Between lanes there is no order,
/// unless that of the input is [kept][#inOrder()]. When the input has ended whole each lane
/// finishes its steps. A lane whose steps want no more takes no more, and what a key sends there is
/// let go; when no lane does, what is before is stopped. When downstream wants no more, all lanes
/// are. A failure in one fails the run.
///
/// A step that writes beside the stream, as `tee` does, cannot stand in lanes; what steps report is
/// not part of the summary, as each has seen a share only.
///
/// @param <I> what goes in
/// @param <O> what comes out
public final class Lanes<I, O> {
  private final int count;
  private final Bound bound;
  private final @Nullable CheckedFunction<? super I, ?> key;
  private final Transform<I, O> transform;
  private final boolean ordered;

  private Lanes(
      int count,
      Bound bound,
      @Nullable CheckedFunction<? super I, ?> key,
      Transform<I, O> transform,
      boolean ordered) {
    this.count = count;
    this.bound = bound;
    this.key = key;
    this.transform = transform;
    this.ordered = ordered;
    if (ordered && key != null) {
      throw new IllegalArgumentException("lanes keep the order of the input, or that of keys");
    }
    var _ = crossing(); // which checks it
  }

  /// Lanes that take whatever comes. At most 1,024 elements and 1 MiB wait before them, and as much
  /// behind them.
  ///
  /// @param count how many, at least 1
  /// @param transform what each does; opened once for each
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the lanes
  /// @throws IllegalArgumentException if the number is out of range
  public static <I, O> Lanes<I, O> of(int count, Transform<I, O> transform) {
    return new Lanes<>(count, Bound.DEFAULT, null, transform, false);
  }

  /// Lanes that change each element: a [Pipeline#mapConcurrent(int, CheckedFunction)] without the
  /// order.
  ///
  /// @param count how many, at least 1
  /// @param function gives the new element, never null; called by several threads at a time
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the lanes
  /// @throws IllegalArgumentException if the number is out of range
  public static <I, O> Lanes<I, O> map(
      int count, CheckedFunction<? super I, ? extends O> function) {
    return of(count, Transforms.map(function));
  }

  /// The same lanes for elements with a key.
  ///
  /// @param function gives an element's key, not null, with `equals` and `hashCode`; called in the
  ///   thread before the lanes
  /// @return the lanes
  /// @throws IllegalArgumentException if they keep the order of the input
  public Lanes<I, O> byKey(CheckedFunction<? super I, ?> function) {
    return new Lanes<>(count, bound, function, transform, ordered);
  }

  /// The same lanes, whose results come in the order of the input. Each element is done with before
  /// its lane takes the next, so the steps must hold nothing back, and always want more: what does
  /// not, as `grouped` or `take`, fails the run. One element may give 65,536 at most. The bound
  /// limits what waits, what is worked on, and what is finished and waits for those before it,
  /// together.
  ///
  /// @return the lanes
  /// @throws IllegalArgumentException if they have a key, or the bound has more than 2^20 elements
  public Lanes<I, O> inOrder() {
    return new Lanes<>(count, bound, key, transform, true);
  }

  /// The same lanes with another bound.
  ///
  /// @param most the most that waits before them, together (with a key each lane has its share of
  ///   it); and the most that waits behind them
  /// @return the lanes
  public Lanes<I, O> bound(Bound most) {
    return new Lanes<>(count, most, key, transform, ordered);
  }

  @SuppressWarnings("unchecked") // the builder checked the neighbours
  Crossing crossing() {
    return new dev.weir.internal.Lanes(
        "parallel(" + transform.name() + ")",
        count,
        bound,
        (CheckedFunction<Object, ?>) key,
        List.copyOf(ChainTransform.parts(transform)),
        ordered);
  }
}
