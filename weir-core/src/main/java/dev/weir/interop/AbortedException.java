package dev.weir.interop;

import java.nio.channels.ClosedChannelException;

/// A call was told to stop by another thread: a consequence, never a cause.
final class AbortedException extends ClosedChannelException {
  private static final long serialVersionUID = 1L;

  @Override
  public String getMessage() {
    return "told to stop";
  }
}
