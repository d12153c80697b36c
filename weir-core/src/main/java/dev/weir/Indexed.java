package dev.weir;

/// An element and its place in the stream.
///
/// @param index from 0
/// @param element as it came
/// @param <T> its type
public record Indexed<T>(long index, T element) implements Weighed {
  private static final long OWN = 32;

  @Override
  public long weight() {
    return OWN + Bound.estimate(element);
  }
}
