package dev.weir.bench;

/// One round of a contender: all elements of a piece of work, once.
@FunctionalInterface
interface Round {

  /// Does the work.
  ///
  /// @return the work's checksum, the same for every contender
  /// @throws Exception if the contender fails
  long run() throws Exception;
}
