package dev.weir;

import java.io.IOException;

/// A cursor that already holds several elements at a time and can give them in one call. A section
/// without a step hands them across a boundary in one go.
///
/// @param <T> what it gives
public interface BatchCursor<T> extends Cursor<T> {

  /// The next elements: waits for one, then gives those that are there.
  ///
  /// @param into filled from index 0
  /// @return how many, at least 1; -1 at the verified end
  /// @throws IOException if the source fails; elements before the failure were given by earlier
  ///   calls
  /// @throws InterruptedException if interrupted while waiting; no element was lost
  int readBatch(Object[] into) throws IOException, InterruptedException;
}
