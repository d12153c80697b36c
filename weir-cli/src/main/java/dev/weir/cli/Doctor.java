package dev.weir.cli;

import dev.weir.Sizes;
import dev.weir.gzip.Engine;
import dev.weir.observe.ProcessMemory;
import dev.weir.spi.Spec;
import dev.weir.spi.Vocabulary;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What this installation finds: for whoever asks why it is slow, or does not work.
final class Doctor {
  private Doctor() {}

  static String report(Terminal terminal) {
    var text = new StringBuilder();
    Runtime runtime = Runtime.getRuntime();
    ProcessMemory memory = ProcessMemory.now();
    row(text, "weir", Version.text().strip());
    row(text, "JDK", System.getProperty("java.vm.name") + ", " + System.getProperty("java.home"));
    row(text, "flags", flags());
    row(text, "start-up", archive());
    row(
        text,
        "system",
        System.getProperty("os.name")
            + " "
            + System.getProperty("os.version")
            + ", "
            + System.getProperty("os.arch")
            + ", "
            + runtime.availableProcessors()
            + " processors");
    row(
        text,
        "memory",
        (memory.rss() < 0 ? "not known" : Sizes.bytes(memory.rss()) + " in use")
            + ", "
            + (memory.limit() < 0 ? "no limit seen" : "of " + Sizes.bytes(memory.limit())));
    row(
        text,
        "heap",
        "at most " + Sizes.bytes(memory.heapLimit()) + "; WEIR_JAVA_OPTS=-Xmx64m gives more");
    row(text, "gzip", engines());
    row(text, "words", words());
    row(text, "terminal", terminal(terminal));
    return text.toString();
  }

  private static String flags() {
    List<String> given = ManagementFactory.getRuntimeMXBean().getInputArguments();
    return given.isEmpty() ? "none" : String.join(" ", given);
  }

  private static String archive() {
    for (String flag : ManagementFactory.getRuntimeMXBean().getInputArguments()) {
      if (flag.startsWith("-XX:AOTCache=")) {
        Path file = Path.of(flag.substring(flag.indexOf('=') + 1));
        return Files.isRegularFile(file)
            ? "fast, by " + file
            : "slow: there is no " + file + "; it is made when weir builds itself";
      }
    }
    return "slow: not started by the weir script, so without its archive";
  }

  /// Those that are there, and why the others are not.
  private static String engines() {
    var there = new ArrayList<String>();
    var missing = new StringBuilder();
    for (Engine engine : List.of(Engine.JDK, Engine.LIBDEFLATE, Engine.ISAL)) {
      String name = engine.name().toLowerCase(Locale.ROOT);
      String reason = engine.missing();
      if (reason.isEmpty()) {
        there.add(name);
      } else {
        missing.append("; no ").append(name).append(": ").append(reason);
      }
    }
    return "engines " + String.join(", ", there) + missing;
  }

  private static String words() {
    return String.join(
        " ", Vocabulary.installed().specs().stream().map(Spec::word).distinct().toList());
  }

  private static String terminal(Terminal terminal) {
    if (!terminal.present()) {
      return "standard error is none: no progress, no summary, unless --progress=always";
    }
    return terminal.redraws()
        ? terminal.columns() + " columns"
        : "TERM says that it cannot draw a line again: no progress, unless --progress=always";
  }

  private static void row(StringBuilder text, String name, String value) {
    text.append(name).repeat(' ', 10 - name.length()).append(value).append('\n');
  }
}
