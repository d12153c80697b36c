package dev.weir.cli;

/// How fast something has grown in the last seconds.
///
/// A gap between two readings, as after the process was stopped and continued, begins the window
/// anew: the time of standing still is nobody's rate.
final class RecentRate {
  private static final int READINGS = 26; // 5 s of them, at 5 a second
  private static final long GAP_NANOS = 2_000_000_000L;

  private final long[] nanos = new long[READINGS];
  private final long[] amounts = new long[READINGS];
  private int count;

  /// Takes a reading.
  ///
  /// @param now in nanoseconds
  /// @param amount so far
  void read(long now, long amount) {
    if (count > 0 && now - nanos[(count - 1) % READINGS] > GAP_NANOS) {
      count = 0;
    }
    nanos[count % READINGS] = now;
    amounts[count % READINGS] = amount;
    count++;
  }

  /// The rate between the oldest reading of the window and the newest.
  ///
  /// @return per second; -1 if there are not two readings yet
  double perSecond() {
    if (count < 2) {
      return -1;
    }
    int newest = (count - 1) % READINGS;
    int oldest = count <= READINGS ? 0 : count % READINGS;
    double seconds = (nanos[newest] - nanos[oldest]) / 1e9;
    return seconds <= 0 ? -1 : (amounts[newest] - amounts[oldest]) / seconds;
  }
}
