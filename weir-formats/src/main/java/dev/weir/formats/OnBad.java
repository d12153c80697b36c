package dev.weir.formats;

import dev.weir.Bytes;
import dev.weir.Sink;

/// What becomes of a record that cannot be read, or is beyond a limit.
///
/// The first three are for most: `OnBad.fail()`, `OnBad.skip()`, `OnBad.to(FileSink.of(path))`.
public sealed interface OnBad {

  /// As many as there are.
  long NO_MAX = Long.MAX_VALUE;

  /// The run fails.
  record Fail() implements OnBad {}

  /// The record is left out and counted; the count is in the run's summary.
  ///
  /// @param max how many there may be; one more fails the run
  record Skip(long max) implements OnBad {
    /// Checks the limit.
    public Skip {
      checkMax(max);
    }
  }

  /// The record is written to a sink beside the stream and counted: its bytes as they were, and an
  /// LF. So what is there can be mended and read again. The sink is opened with the step and ended
  /// with the run, and where it is slow, the stream waits for it. What is longer than the limit
  /// comes in pieces.
  ///
  /// @param sink takes the records
  /// @param max how many there may be; one more fails the run
  record To(Sink<? super Bytes> sink, long max) implements OnBad {
    /// Checks the limit.
    public To {
      checkMax(max);
    }
  }

  /// The run fails at the first bad record.
  ///
  /// @return the policy
  static OnBad fail() {
    return new Fail();
  }

  /// Bad records are left out and counted.
  ///
  /// @return the policy
  static OnBad skip() {
    return new Skip(NO_MAX);
  }

  /// Bad records go to a sink.
  ///
  /// @param sink takes the records
  /// @return the policy
  static OnBad to(Sink<? super Bytes> sink) {
    return new To(sink, NO_MAX);
  }

  /// The same with a limit on how many.
  ///
  /// @param most bad records; one more fails the run, as the first does for [Fail]
  /// @return the policy
  /// @throws IllegalArgumentException if it is less than 0
  default OnBad max(long most) {
    return switch (this) {
      case Fail fail -> fail;
      case Skip _ -> new Skip(most);
      case To(var sink, _) -> new To(sink, most);
    };
  }

  private static void checkMax(long max) {
    if (max < 0) {
      throw new IllegalArgumentException("max must be at least 0: " + max);
    }
  }
}
