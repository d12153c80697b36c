package dev.weir;

/// What the world sees of a sink before, and without, its `end()`.
public enum Ending {
  /// Nothing shows before `end()`, and without it nothing is left behind: a file, a transaction.
  AT_END,
  /// What was written is out: a socket, standard output.
  AS_WRITTEN
}
