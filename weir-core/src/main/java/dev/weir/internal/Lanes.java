package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Chain;
import dev.weir.CheckedFunction;
import dev.weir.OpeningException;
import dev.weir.Transform;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// `parallel`: the same steps in several lanes, each with a thread and a life of the steps of its
/// own. What the lanes give comes out as it is ready, or in the order of the input.
///
/// @param name for messages
/// @param workers how many lanes, at least 1
/// @param bound the most that waits before the lanes, together; and the most that waits behind them
/// @param key whose elements stay in one lane, in their order; null if any lane takes any element
/// @param transforms what elements go through
/// @param ordered whether the order of the input is kept; then there is no key
public record Lanes(
    String name,
    int workers,
    Bound bound,
    @Nullable CheckedFunction<Object, ?> key,
    List<Transform<?, ?>> transforms,
    boolean ordered)
    implements Crossing {

  /// Checks the number, and copies the list.
  ///
  /// @throws IllegalArgumentException if the number is out of range
  public Lanes {
    Concurrent.check(name, workers);
    if (ordered && bound.elements() > Concurrent.MAX_ELEMENTS) {
      throw new IllegalArgumentException(
          name + " can hold at most " + Concurrent.MAX_ELEMENTS + " elements: " + bound.elements());
    }
    transforms = List.copyOf(transforms);
  }

  @Override
  public Passage open() throws IOException {
    var chains = new ArrayList<Chain<Object, Object>>();
    try {
      for (int lane = 0; lane < workers; lane++) {
        chains.add(openChain());
      }
    } catch (Throwable e) {
      LanesPassage.close(chains, e);
      throw e;
    }
    return ordered ? new OrderedPassage(this, chains) : new LanesPassage(this, chains);
  }

  @Override
  public @Nullable Crossing carrying() {
    return ordered ? new Lanes(name, workers, Mark.passing(bound), null, transforms, true) : null;
  }

  private Chain<Object, Object> openChain() throws IOException {
    Chain<Object, Object> chain;
    try {
      chain = Chain.open(transforms);
    } catch (OpeningException e) {
      switch (e.failure()) {
        case Error error -> throw error;
        case RuntimeException exception -> throw exception;
        case IOException exception -> throw exception;
        default -> throw e;
      }
    }
    if (chain.hasSides()) {
      var refusal =
          new IllegalStateException(
              name + " cannot have a step that writes beside the stream: put it before or behind");
      LanesPassage.close(List.of(chain), refusal);
      throw refusal;
    }
    return chain;
  }

  @Override
  public OptionalLong heldBytes() {
    long sum = 0;
    for (Transform<?, ?> transform : transforms) {
      OptionalLong held = transform.heldBytes();
      if (held.isEmpty()) {
        return held;
      }
      sum += workers * held.getAsLong();
    }
    return bound.weighed() ? OptionalLong.of(sum + 2 * bound.weight()) : OptionalLong.empty();
  }

  @Override
  public long nativeBytes() {
    return workers * transforms.stream().mapToLong(Transform::nativeBytes).sum();
  }
}
