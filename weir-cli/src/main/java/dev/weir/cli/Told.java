package dev.weir.cli;

import java.io.IOException;

/// A failure that was reported already; what is left is the exit code.
final class Told extends IOException {
  private static final long serialVersionUID = 1L;

  /// Of [ExitCode].
  private final int code;

  Told(int code, Throwable cause) {
    super(cause);
    this.code = code;
  }

  int code() {
    return code;
  }
}
