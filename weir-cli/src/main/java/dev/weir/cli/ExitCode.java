package dev.weir.cli;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

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

  /// All of them, for help.
  static final Map<String, String> MEANINGS = meanings();

  private ExitCode() {}

  private static Map<String, String> meanings() {
    var meanings = new LinkedHashMap<String, String>();
    meanings.put("0", "completed, or the reader of standard output wanted no more");
    meanings.put("1", "data or I/O failed, or the deadline was over");
    meanings.put("2", "the words are wrong, the target exists, or it is the source");
    meanings.put("3", "a limit refused the data");
    meanings.put("129, 130, 143", "stopped by SIGHUP, SIGINT, SIGTERM");
    return Collections.unmodifiableMap(meanings);
  }
}
