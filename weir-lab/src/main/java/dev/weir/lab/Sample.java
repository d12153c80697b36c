package dev.weir.lab;

/// How a process stood at one moment.
///
/// @param millis since it was started
/// @param rss resident memory, in bytes; -1 if the system does not say
/// @param own the part of it that no file backs, in bytes: what a limit counts, as the rest can be
///   taken back; -1 if the system does not say
/// @param read bytes that have come out of its source
/// @param buffered bytes that wait between its source and its slow part
/// @param mark how much may wait there; 0 if nobody has said
record Sample(long millis, long rss, long own, long read, long buffered, long mark) {

  /// How full it is, in percent of the mark; -1 if there is none.
  long fill() {
    return mark == 0 ? -1 : Math.round(100.0 * buffered / mark);
  }
}
