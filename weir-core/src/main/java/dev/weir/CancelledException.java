package dev.weir;

/// The run was cancelled.
public class CancelledException extends StreamException {
  private static final long serialVersionUID = 1L;

  /// A run that was told to stop.
  ///
  /// @param progress how far it had come
  public CancelledException(Progress progress) {
    this(progress, "");
  }

  /// A run that was told to stop, and what else is to be said of it.
  ///
  /// @param progress how far it had come
  /// @param addition put behind the reason
  public CancelledException(Progress progress, String addition) {
    this("cancelled" + addition, progress);
  }

  /// A run that was told to stop for a reason.
  ///
  /// @param reason one line
  /// @param progress how far it had come
  protected CancelledException(String reason, Progress progress) {
    super("run", 0, 0, progress, reason, null);
  }
}
