package dev.weir.checks.holes;

import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Another JVM, for what one alone cannot show: standard input, a small heap.
public final class ChildJvm {
  private ChildJvm() {}

  /// A program of these tests, not started.
  ///
  /// @param options for the JVM
  /// @param program its main class
  /// @param arguments for the program
  /// @param needed one class of each artifact that it needs
  public static ProcessBuilder of(
      List<String> options, Class<?> program, List<String> arguments, Class<?>... needed) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(options);
    command.add("-cp");
    command.add(
        Stream.concat(Stream.of(program), Stream.of(needed))
            .map(ChildJvm::root)
            .distinct()
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(program.getName());
    command.addAll(arguments);
    return new ProcessBuilder(command).redirectErrorStream(true);
  }

  private static String root(Class<?> type) {
    return type.getProtectionDomain().getCodeSource().getLocation().getPath();
  }
}
