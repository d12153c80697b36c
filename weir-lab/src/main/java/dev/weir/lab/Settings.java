package dev.weir.lab;

import dev.weir.Sizes;
import dev.weir.spi.Arguments;
import dev.weir.spi.UsageException;
import java.util.ArrayList;
import java.util.List;

/// What an experiment is like.
///
/// @param size of the input, in bytes
/// @param speed of the source, in bytes a second
/// @param rate of the sink, in bytes a second
/// @param limit of each process's memory, in bytes
/// @param scenarios what is shown, in order
/// @param heapAlone whether control groups are left out
/// @param node whether Node may be asked
record Settings(
    long size,
    long speed,
    long rate,
    long limit,
    List<Scenario> scenarios,
    boolean heapAlone,
    boolean node) {

  private static final long LEAST_LIMIT = 64L << 20; // below that no JVM is comfortable

  /// Checks them.
  ///
  /// @throws UsageException if they make no lesson
  Settings {
    scenarios = List.copyOf(scenarios);
    if (limit < LEAST_LIMIT) {
      throw new UsageException(
          "lab: limit must be at least " + Sizes.bytes(LEAST_LIMIT) + ": " + Sizes.bytes(limit), 0);
    }
    if (speed <= rate) {
      throw new UsageException(
          "lab: speed must be above rate, or there is nothing to hold back: "
              + Sizes.bytes(speed)
              + "/s, "
              + Sizes.bytes(rate)
              + "/s",
          0);
    }
    if (size < 1 << 20) {
      throw new UsageException("lab: size must be at least 1.0 MiB: " + Sizes.bytes(size), 0);
    }
  }

  static Settings of(Arguments arguments) {
    var scenarios = new ArrayList<Scenario>();
    arguments.texts("scenario").forEach(id -> scenarios.add(Scenario.of(id)));
    return new Settings(
        arguments.amount("size"),
        bytes(arguments, "speed"),
        bytes(arguments, "rate"),
        arguments.amount("limit"),
        scenarios.isEmpty() ? List.of(Scenario.values()) : scenarios,
        arguments.text("fence").equals("heap"),
        !arguments.text("no-node").equals("yes"));
  }

  private static long bytes(Arguments arguments, String name) {
    Arguments.Rate rate = arguments.rate(name);
    if (!rate.inBytes()) {
      throw new UsageException("lab: " + name + " is in bytes, such as 32MiB/s", 0);
    }
    return rate.rate();
  }

  /// How much waits in memory at the most if nobody holds anything back, in bytes.
  long piledUp() {
    return size - (long) ((double) size * rate / speed);
  }
}
