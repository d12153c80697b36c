package dev.weir;

import java.io.IOException;
import java.util.List;
import java.util.stream.Gatherer;

/// What happens to elements on their way: a value that is opened once per run.
///
/// @param <I> what goes in
/// @param <O> what comes out
@FunctionalInterface
public interface Transform<I, O> extends Stage {

  /// Opens one life of it.
  ///
  /// @return a live step, owned by the caller, who must close it
  /// @throws IOException if it cannot be opened; nothing stays open
  Step<I, O> open() throws IOException;

  /// Whether a step of this wants no input at all, as `take(0)` does. Then nothing before it is
  /// opened.
  ///
  /// @return true if it never takes an element
  default boolean refusesInput() {
    return false;
  }

  /// Whether its input may be cut between any two elements, each piece given to a life of its own,
  /// and what these give, one behind the other, is as good as what one life gives for all of it: it
  /// keeps nothing in mind between elements, or makes a format of which several may be joined.
  ///
  /// @return false unless it is known
  default boolean divides() {
    return false;
  }

  /// Any gatherer of the JDK as a transform.
  ///
  /// It emits what the gatherer pushes, waits where downstream waits, ends early when the
  /// gatherer's integrator returns false, and runs the gatherer's finisher at the end of the input.
  /// A gatherer cannot pause, so in a for-loop without a thread what it pushes in one call has a
  /// limit of 65,536 elements and 1 MiB; put a `buffer` behind one that pushes more. A state that
  /// is `AutoCloseable` is closed with the step.
  ///
  /// @param gatherer run one element at a time, in order
  /// @param <I> what goes in
  /// @param <O> what comes out
  /// @return the gatherer as a transform
  static <I, O> Transform<I, O> of(Gatherer<? super I, ?, ? extends O> gatherer) {
    return new GathererTransform<>(gatherer);
  }

  /// This transform with another behind it, as one.
  ///
  /// @param next takes what this gives
  /// @param <P> what the other gives
  /// @return both, in order
  default <P> Transform<I, P> andThen(Transform<? super O, P> next) {
    return new ChainTransform<I, O>(List.of(this)).append(next);
  }

  /// A sink with this transform before it: what is written goes through the step into the sink.
  ///
  /// @param sink takes what this transform gives
  /// @return a sink of what this transform takes
  default Sink<I> into(Sink<? super O> sink) {
    return new IntoSink<>(List.of(this), sink);
  }
}
