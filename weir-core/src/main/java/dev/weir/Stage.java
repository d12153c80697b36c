package dev.weir;

import java.util.OptionalLong;

/// What sources, transforms and sinks have in common: a name for messages and a bound on memory.
///
/// A stage is a value: an immutable description, safe to share between threads and to use again.
/// Its life begins when it is opened.
public interface Stage {

  /// The name that errors, snapshots and `explain` show, such as `gzip` or `file:huge.log`.
  ///
  /// @return a short name without line breaks
  default String name() {
    return StageNames.of(this);
  }

  /// The most that one open instance of this stage holds between two calls: heap payload and native
  /// memory, in bytes, without the element that is passing through.
  ///
  /// @return the bound in bytes; empty if the stage does not state one
  default OptionalLong heldBytes() {
    return OptionalLong.empty();
  }

  /// How much of that is native memory, outside of the heap.
  ///
  /// @return bytes; 0 if all of it is heap
  default long nativeBytes() {
    return 0;
  }
}
