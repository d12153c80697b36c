package dev.weir.cli;

/// How the process ends. After a signal it is 128 and the number of the signal, set by the JVM.
final class ExitCode {
  /// All of it was done, or the reader of standard output wanted no more.
  static final int COMPLETED = 0;

  /// Data or I/O failed.
  static final int FAILED = 1;

  /// The words are wrong, the target exists, or it is the source.
  static final int USAGE = 2;

  /// A limit refused the data.
  static final int LIMIT = 3;

  private ExitCode() {}
}
