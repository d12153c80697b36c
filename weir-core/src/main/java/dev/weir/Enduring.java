package dev.weir;

import org.jspecify.annotations.Nullable;

/// A live step, cursor or writable that survives what goes wrong and counts it, to be seen while it
/// runs.
public interface Enduring {

  /// What it has survived so far. From any thread; never blocks.
  ///
  /// @return the counts, which only grow
  Incidents incidents();

  /// What a stage has survived, if it counts that.
  ///
  /// @param live a step, a cursor or a writable; or null
  /// @return none if it does not count
  static Incidents of(@Nullable Object live) {
    return live instanceof Enduring enduring ? enduring.incidents() : Incidents.NONE;
  }
}
