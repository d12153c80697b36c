package dev.weir.internal;

import dev.weir.Bound;
import java.time.Duration;

/// A position of the source on its way through a run, behind the elements that came before it.
///
/// Threads: it is handed on as elements are, and belongs to the section that has it.
final class Mark {
  final Object position;
  private final long sentNanos = System.nanoTime();
  private long unspent; // bytes before the position that are to be given again
  private boolean held; // a step holds something back that came before
  private volatile boolean settled;
  private volatile boolean persisted;

  Mark(Object position) {
    this.position = position;
  }

  /// How long ago the source has named it.
  Duration age() {
    return Duration.ofNanos(System.nanoTime() - sentNanos);
  }

  /// A step holds something back.
  void hold() {
    held = true;
  }

  /// A step holds back so much, but knows how to be given it again.
  void unspent(long bytes) {
    unspent += bytes;
  }

  /// When it has come to its end: how many bytes before the position are to be given again.
  long unspent() {
    return unspent;
  }

  boolean isHeld() {
    return held;
  }

  /// It has come to its end.
  ///
  /// @param whole whether all that came before has survived
  void settle(boolean whole) {
    persisted = whole;
    settled = true;
  }

  /// Whether it has come to its end. From any thread.
  boolean isSettled() {
    return settled;
  }

  /// When it has: whether its position may be kept.
  boolean isPersisted() {
    return persisted;
  }

  /// A bound that does not ask its weigher about marks.
  static Bound passing(Bound bound) {
    return new Bound(
        bound.elements(),
        bound.weight(),
        bound.lowPercent(),
        element -> element instanceof Mark ? 0 : bound.weigher().applyAsLong(element));
  }
}
