package dev.weir;

import java.io.IOException;

/// A limit refused the data: a line too long, an expansion too large, a list too big. The limit can
/// be raised by whoever set it.
public class LimitException extends IOException {
  private static final long serialVersionUID = 1L;

  /// Names the limit.
  ///
  /// @param message what was too much, where, and the limit
  public LimitException(String message) {
    super(message);
  }
}
