package dev.weir.gzip;

import dev.weir.LimitException;
import dev.weir.Sizes;

/// What a decoder may expand to.
///
/// @param maxExpansion the most bytes out for one byte in
/// @param maxBytes the most bytes out in all
record Limits(int maxExpansion, long maxBytes) {

  /// Up to here the ratio is not looked at.
  static final long RATIO_FREE_BYTES = 1 << 20;

  /// Checks the limits themselves.
  Limits {
    if (maxExpansion < 1) {
      throw new IllegalArgumentException("maxExpansion must be at least 1: " + maxExpansion);
    }
    if (maxBytes < 1) {
      throw new IllegalArgumentException("maxBytes must be at least 1: " + maxBytes);
    }
  }

  /// Checks how far it has come.
  ///
  /// @param total bytes out
  /// @param position bytes in
  void check(long total, long position) throws LimitException {
    if (total > maxBytes) {
      throw new LimitException(
          "expands to more than %s bytes at byte %d".formatted(Sizes.count(maxBytes), position));
    }
    if (total > RATIO_FREE_BYTES && (double) total / position > maxExpansion) {
      throw new LimitException(
          "expands more than maxExpansion (%s to 1) at byte %d"
              .formatted(Sizes.count(maxExpansion), position));
    }
  }
}
