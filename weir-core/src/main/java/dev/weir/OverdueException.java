package dev.weir;

import java.io.IOException;
import java.time.Duration;

/// What was to come within a time did not come. It is the cause of the run's [StreamException],
/// which names the stage; when the whole run takes too long, that is a [DeadlineException] instead.
public final class OverdueException extends IOException {
  private static final long serialVersionUID = 1L;

  /// The time it was given.
  private final Duration time;

  /// Names what did not come.
  ///
  /// @param what a few words, such as `no first element`
  /// @param time it was given
  public OverdueException(String what, Duration time) {
    super(what + " within " + Sizes.time(time));
    this.time = time;
  }

  /// The time it was given.
  ///
  /// @return longer than 0
  public Duration time() {
    return time;
  }
}
