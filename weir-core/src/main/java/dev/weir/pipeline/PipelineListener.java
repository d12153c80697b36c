package dev.weir.pipeline;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Is told of runs. Called in the thread that runs the job, unless it is said otherwise; what it
/// throws fails nothing but its own call, and goes to that thread's uncaught exception handler.
public interface PipelineListener {

  /// A run is about to open its stages.
  ///
  /// @param run the run
  default void started(Run<?> run) {}

  /// All stages of a run are open: from now on its [snapshots][Run#snapshot()] name them, and it is
  /// about to move. Not called if one could not be opened.
  ///
  /// @param run the run
  default void opened(Run<?> run) {}

  /// A position of the source has been made sure of, kept and committed: see
  /// [dev.weir.Checkpoints]. Called in the source's thread, between two elements.
  ///
  /// @param run the run
  /// @param position of the source's type
  /// @param took since the source has named it
  default void checkpointed(Run<?> run, Object position, Duration took) {}

  /// A run is over: everything is closed, every thread has ended.
  ///
  /// @param run the run
  /// @param failure what it throws; null if all went well
  default void ended(Run<?> run, @Nullable Throwable failure) {}
}
