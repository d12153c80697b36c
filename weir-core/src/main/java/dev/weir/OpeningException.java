package dev.weir;

import java.io.IOException;

/// A chain could not be opened: which of its steps, and why. Whoever opens the chain names the
/// stage.
public final class OpeningException extends IOException {
  private static final long serialVersionUID = 1L;

  /// From 0.
  private final int step;

  /// The original.
  private final Throwable failure;

  OpeningException(int step, Throwable failure) {
    super(failure);
    this.step = step;
    this.failure = failure;
  }

  /// Which step could not be opened.
  ///
  /// @return from 0
  public int step() {
    return step;
  }

  /// What it threw.
  ///
  /// @return the original
  public Throwable failure() {
    return failure;
  }
}
