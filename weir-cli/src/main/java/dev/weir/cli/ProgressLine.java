package dev.weir.cli;

import dev.weir.Progress;
import dev.weir.Sizes;
import dev.weir.observe.ProcessMemory;
import dev.weir.pipeline.Snapshot;
import java.util.List;

/// The words of the progress line, such as `38 %, 19 GiB of 50 GiB, 84 MiB/s, 6 min 12 s left`, and
/// as much behind it as there is room for: the average, the bottleneck, the memory.
final class ProgressLine {
  private static final long DAY = 86_400;
  private static final long HOUR = 3_600;
  private static final long MINUTE = 60;
  private static final double RECENT_SECONDS = 8; // the recent rate is of 5
  private static final double TELLING = 0.5;
  private static final double LONGEST = 100.0 * DAY;

  private ProgressLine() {}

  /// What a run's source has given so far: bytes, or elements.
  static long amount(Snapshot snapshot) {
    Progress progress = snapshot.progress();
    return progress.bytesIn() >= 0 ? progress.bytesIn() : progress.elementsIn();
  }

  /// The line.
  ///
  /// @param snapshot of the run
  /// @param rate of the last seconds; -1 if it is not known yet
  /// @param memory of the process
  /// @param columns the line is shorter than that
  /// @return one line
  static String of(Snapshot snapshot, double rate, ProcessMemory memory, int columns) {
    boolean bytes = snapshot.progress().bytesIn() >= 0;
    long done = amount(snapshot);
    var line = new StringBuilder();
    if (snapshot.size().isPresent() && snapshot.size().getAsLong() > 0) {
      known(line, done, snapshot.size().getAsLong(), bytes, rate);
    } else {
      line.append(quantity(done, bytes));
      rate(line, bytes, rate);
      line.append(", ").append(duration(snapshot.elapsed().toSeconds()));
    }
    if (line.length() >= columns) {
      return line.substring(0, Math.max(0, columns - 1));
    }
    for (String more : List.of(average(snapshot, done, bytes), held(snapshot), memory(memory))) {
      if (!more.isEmpty() && line.length() + 2 + more.length() < columns) {
        line.append(", ").append(more);
      }
    }
    return line.toString();
  }

  /// The average, once it can be another than the recent rate.
  private static String average(Snapshot snapshot, long done, boolean bytes) {
    double seconds = snapshot.elapsed().toNanos() / 1e9;
    return seconds < RECENT_SECONDS
        ? ""
        : "average " + quantity((long) (done / seconds), bytes) + "/s";
  }

  /// What holds it up, if one stage does, or nothing moves.
  private static String held(Snapshot snapshot) {
    boolean telling =
        !snapshot.standing().isEmpty()
            || snapshot.lately().stream().anyMatch(stage -> stage.busy() > TELLING);
    return telling ? snapshot.bottleneck() : "";
  }

  /// What the process uses of what it may, such as `memory 51 of 64 MiB`.
  static String memory(ProcessMemory memory) {
    if (memory.rss() < 0 && memory.heapLimit() <= 0) {
      return "";
    }
    if (memory.rss() < 0) {
      return "heap " + Sizes.bytes(memory.heap()) + " of " + Sizes.bytes(memory.heapLimit());
    }
    String of = memory.limit() < 0 ? "" : " of " + Sizes.bytes(memory.limit());
    return "memory " + Sizes.bytes(memory.rss()) + of;
  }

  private static void known(StringBuilder line, long done, long size, boolean bytes, double rate) {
    long percent = done >= size ? 100 : (long) (100.0 * done / size);
    line.append(percent).append(" %, ").append(quantity(done, bytes));
    line.append(" of ").append(quantity(size, bytes));
    rate(line, bytes, rate);
    double left = (size - done) / rate;
    if (rate > 0 && done < size && left < LONGEST) {
      line.append(", ").append(duration((long) Math.ceil(left))).append(" left");
    }
  }

  private static void rate(StringBuilder line, boolean bytes, double rate) {
    if (rate >= 0) {
      line.append(", ").append(quantity((long) rate, bytes)).append("/s");
    }
  }

  private static String quantity(long amount, boolean bytes) {
    return bytes ? Sizes.bytes(amount) : Sizes.count(amount);
  }

  /// The two largest units of a time, such as `6 min 12 s`.
  static String duration(long seconds) {
    if (seconds < MINUTE) {
      return seconds + " s";
    }
    if (seconds < HOUR) {
      return seconds / MINUTE + " min " + seconds % MINUTE + " s";
    }
    if (seconds < DAY) {
      return seconds / HOUR + " h " + seconds % HOUR / MINUTE + " min";
    }
    return seconds / DAY + " d " + seconds % DAY / HOUR + " h";
  }
}
