package dev.weir.internal;

import dev.weir.Bound;
import java.util.OptionalLong;
import java.util.function.Supplier;

/// A crossing that looks at the time.
///
/// @param name of the stage
/// @param bound how much it holds
/// @param opener makes a new passage
public record TimedCrossing(String name, Bound bound, Supplier<Passage> opener)
    implements Crossing {

  @Override
  public Passage open() {
    return opener.get();
  }

  @Override
  public OptionalLong heldBytes() {
    return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
  }
}
