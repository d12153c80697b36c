package dev.weir;

import org.jspecify.annotations.Nullable;

/// A step that has something to say when its section has come to its end whole: a count, a digest.
/// What it says is part of the run's summary.
public interface Reporting {

  /// What it has found out. Called once, in the section's thread, after the last step has finished
  /// and before any is closed; not at all if the run fails before that.
  ///
  /// @return the report; null if it has nothing to say
  @Nullable Report report();
}
