package dev.weir;

/// What a stage has met with and survived, so far: what should be zero, and is counted where it is
/// not.
///
/// @param errors elements, or sources, that failed and were left out, replaced or put aside
/// @param retries tries after the first
/// @param drops elements let go because there was no room
public record Incidents(long errors, long retries, long drops) {
  /// None.
  public static final Incidents NONE = new Incidents(0, 0, 0);

  /// Errors alone.
  ///
  /// @param errors how many
  /// @return these
  public static Incidents errors(long errors) {
    return new Incidents(errors, 0, 0);
  }

  /// Retries alone.
  ///
  /// @param retries how many
  /// @return these
  public static Incidents retries(long retries) {
    return new Incidents(0, retries, 0);
  }

  /// Drops alone.
  ///
  /// @param drops how many
  /// @return these
  public static Incidents drops(long drops) {
    return new Incidents(0, 0, drops);
  }

  /// Both together.
  ///
  /// @param other more
  /// @return the sums
  public Incidents plus(Incidents other) {
    return new Incidents(errors + other.errors, retries + other.retries, drops + other.drops);
  }

  /// What has come since.
  ///
  /// @param earlier of the same stage
  /// @return the differences
  public Incidents minus(Incidents earlier) {
    return new Incidents(errors - earlier.errors, retries - earlier.retries, drops - earlier.drops);
  }

  /// Whether all are zero.
  ///
  /// @return true if there were none
  public boolean isNone() {
    return errors == 0 && retries == 0 && drops == 0;
  }
}
