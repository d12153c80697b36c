package dev.weir.lab;

import java.util.List;

/// What became of a contender.
///
/// @param contender who it was
/// @param samples how it stood, in order
/// @param millis how long it took
/// @param exitCode of its process
/// @param end how it ended
/// @param said the last line it wrote to standard error; empty if it wrote none
/// @param lost bytes that are nowhere any more: read and not arrived, or an output of yesterday
///   that was replaced by half a one
/// @param left what lies there afterwards, beside a whole output; each a phrase
record Outcome(
    Contender contender,
    List<Sample> samples,
    long millis,
    int exitCode,
    End end,
    String said,
    long lost,
    List<String> left) {

  /// How a process ends.
  enum End {
    /// With exit code 0, and an output that is byte for byte what it should be.
    WHOLE("whole, byte for byte"),
    /// By the kernel, or by the lab in its place.
    KILLED("killed at the limit"),
    /// By the JVM, whose heap was full.
    OUT_OF_MEMORY("OutOfMemoryError"),
    /// By an error that it reported.
    FAILED("failed"),
    /// With exit code 0, though the output is not what it should be.
    WRONG("says that all is well, but the output is not whole"),
    /// It did not end in time, and was stopped.
    OVERDUE("stopped: it took too long");

    private final String phrase;

    End(String phrase) {
      this.phrase = phrase;
    }

    String phrase() {
      return phrase;
    }

    /// Whether memory was what ended it.
    boolean died() {
      return this == KILLED || this == OUT_OF_MEMORY;
    }
  }

  /// Copies the lists.
  Outcome {
    samples = List.copyOf(samples);
    left = List.copyOf(left);
  }

  /// The highest resident memory that was seen, in bytes; -1 if the system does not say.
  long peakRss() {
    return samples.stream().mapToLong(Sample::rss).max().orElse(-1);
  }

  /// The most memory of its own that was seen, in bytes; -1 if the system does not say.
  long peakOwn() {
    return samples.stream().mapToLong(Sample::own).max().orElse(-1);
  }

  /// The most that was buffered, in bytes.
  long peakBuffered() {
    return samples.stream().mapToLong(Sample::buffered).max().orElse(0);
  }

  /// The most that the mark was filled, in percent; -1 if there was none.
  long peakFill() {
    return samples.stream().mapToLong(Sample::fill).max().orElse(-1);
  }

  /// Bytes that have come out of its source.
  long read() {
    return samples.stream().mapToLong(Sample::read).max().orElse(0);
  }

  /// Whether it did what the lesson says: the naive one dies, what breaks fails, the rest is whole.
  boolean asTaught() {
    return switch (contender.scenario()) {
      case NAIVE -> end.died();
      case BROKEN -> end == End.FAILED;
      default -> end == End.WHOLE;
    };
  }
}
