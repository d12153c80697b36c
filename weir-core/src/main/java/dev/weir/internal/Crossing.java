package dev.weir.internal;

import dev.weir.Bound;
import dev.weir.Stage;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// A stage between two sections: it takes what one thread writes and gives it to the thread behind.
/// The plain one is a [Plan.Boundary]; others have threads of their own, or look at the time.
public interface Crossing extends Stage {

  /// The most that it holds.
  ///
  /// @return a hard limit
  Bound bound();

  /// How many threads of its own it has.
  ///
  /// @return 0 or more
  default int workers() {
    return 0;
  }

  /// The same crossing for a run with checkpoints: it hands a [Mark] on as it does an element, in
  /// order, behind all that was written before.
  ///
  /// @return null if it cannot
  default @Nullable Crossing carrying() {
    return null;
  }

  /// Opens one life of it.
  ///
  /// @return a live passage, owned by the caller, who must close it
  /// @throws IOException if it cannot be opened; nothing stays open
  Passage open() throws IOException;
}
