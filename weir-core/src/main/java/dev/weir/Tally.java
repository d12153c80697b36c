package dev.weir;

/// A count of what happens seldom: one thread adds, any reads.
public final class Tally {
  private volatile long count;

  /// Of nothing so far.
  public Tally() {}

  /// One more. By one thread at a time.
  public void add() {
    add(1);
  }

  /// Some more. By one thread at a time.
  ///
  /// @param more at least 0
  @SuppressWarnings("NonAtomicVolatileUpdate") // one thread writes
  public void add(long more) {
    count += more;
  }

  /// How many so far. From any thread.
  ///
  /// @return at least 0
  public long count() {
    return count;
  }
}
