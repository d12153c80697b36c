package dev.weir;

import java.time.Duration;

/// The run did not come to its end in the time it was given, and was cancelled for it.
public final class DeadlineException extends CancelledException {
  private static final long serialVersionUID = 1L;

  /// A run that took too long.
  ///
  /// @param deadline the time it was given
  /// @param progress how far it had come
  public DeadlineException(Duration deadline, Progress progress) {
    this(deadline, progress, "");
  }

  /// A run that took too long, and what else is to be said of it.
  ///
  /// @param deadline the time it was given
  /// @param progress how far it had come
  /// @param addition put behind the reason
  public DeadlineException(Duration deadline, Progress progress, String addition) {
    super("not done within " + Sizes.time(deadline) + addition, progress);
  }
}
