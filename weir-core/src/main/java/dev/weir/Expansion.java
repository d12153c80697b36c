package dev.weir;

/// How much may come out of a step that decompresses: against data that becomes far more than
/// anybody has room or time for.
///
/// @param maxExpansion the most bytes out for one byte in, over all so far; [#NO_MAX_EXPANSION] for
///   no limit
/// @param maxBytes the most bytes out in all; [#NO_MAX_BYTES] for no limit
public record Expansion(int maxExpansion, long maxBytes) {

  /// No limit on the ratio.
  public static final int NO_MAX_EXPANSION = Integer.MAX_VALUE;

  /// No limit on the total.
  public static final long NO_MAX_BYTES = Long.MAX_VALUE;

  /// Up to here, in bytes out, the ratio is not looked at: that of a few bytes means nothing.
  public static final long RATIO_FREE_BYTES = 1 << 20;

  /// Checks the limits themselves.
  ///
  /// @throws IllegalArgumentException if one is less than 1
  public Expansion {
    if (maxExpansion < 1) {
      throw new IllegalArgumentException("maxExpansion must be at least 1: " + maxExpansion);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1: " + maxBytes);
    }
  }

  /// Looks at what is about to come out.
  ///
  /// @param out bytes out in all, with those
  /// @param in bytes in that they came from, in all
  /// @throws LimitException if that is more than may come out
  public void check(long out, long in) throws LimitException {
    if (out > maxBytes) {
      throw new LimitException(
          "expands to more than %s bytes at byte %d".formatted(Sizes.count(maxBytes), in));
    }
    if (out > RATIO_FREE_BYTES && (double) out / in > maxExpansion) {
      throw new LimitException(
          "expands more than maxExpansion (%s to 1) at byte %d"
              .formatted(Sizes.count(maxExpansion), in));
    }
  }
}
