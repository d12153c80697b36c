package dev.weir;

import org.jspecify.annotations.Nullable;

/// A step that has something to say when the run has come to its end whole: a count, a digest; or
/// the writable of a sink, such as which files it made; or the cursor of a source, such as how
/// often it had to be opened. What it says is part of the run's summary.
public interface Reporting {

  /// What it has found out. A writable is asked once, after its end. A step, or a cursor, is asked
  /// once, when every section has come to its end whole and what the steps write beside the stream
  /// is committed, before the sink is; it is closed already. Not called if the run fails before
  /// that.
  ///
  /// @return the report; null if it has nothing to say
  @Nullable Report report();
}
