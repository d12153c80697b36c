package dev.weir.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The memory of a process, as the system tells it.
///
/// @param resident in bytes; -1 if the system does not say, 0 if the process has ended
/// @param own the part that no file backs, in bytes; all of it where that is not known
record Memory(long resident, long own) {
  private static final Path PROCESSES = Path.of("/proc");
  private static final Memory UNKNOWN = new Memory(-1, -1);
  private static final Memory GONE = new Memory(0, 0);

  static Memory of(long pid) {
    if (!Files.isDirectory(PROCESSES)) {
      return UNKNOWN;
    }
    long resident = 0;
    long own = -1;
    try {
      for (String line : Files.readAllLines(PROCESSES.resolve(pid + "/status"))) {
        if (line.startsWith("VmRSS:")) {
          resident = bytes(line);
        } else if (line.startsWith("RssAnon:")) {
          own = bytes(line);
        }
      }
      return new Memory(resident, own < 0 ? resident : own);
    } catch (IOException _) {
      return GONE;
    }
  }

  boolean gone() {
    return resident == 0;
  }

  private static long bytes(String line) {
    String number = line.substring(line.indexOf(':') + 1).replace("kB", "").strip();
    return Long.parseLong(number) << 10;
  }
}
