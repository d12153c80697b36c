package dev.weir.pipeline;

import org.jspecify.annotations.Nullable;

/// Is told of runs. Called in the thread that runs the job; what it throws fails nothing but its
/// own call, and goes to that thread's uncaught exception handler.
public interface PipelineListener {

  /// A run is about to open its stages.
  ///
  /// @param run the run
  default void started(Run<?> run) {}

  /// A run is over: everything is closed, every thread has ended.
  ///
  /// @param run the run
  /// @param failure what it throws; null if all went well
  default void ended(Run<?> run, @Nullable Throwable failure) {}
}
