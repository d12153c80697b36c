package dev.weir.checks.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A program of the machine. A test that needs one that is not there says so and is skipped.
final class Tool {
  private Tool() {}

  /// Runs it with some files behind its words.
  ///
  /// @param words the command
  /// @param files what it reads
  /// @param scratch where its errors may lie for a while
  /// @return what it wrote
  static byte[] run(List<String> words, List<Path> files, Path scratch)
      throws IOException, InterruptedException {
    String name = words.getFirst();
    assumeTrue(installed(name), () -> skipped(name));
    var command = new ArrayList<>(words);
    files.forEach(file -> command.add(file.toString()));
    Path errors = scratch.resolve("errors");
    var process = new ProcessBuilder(command).redirectError(errors.toFile()).start();
    byte[] out = process.getInputStream().readAllBytes();
    assertTrue(process.waitFor(20, TimeUnit.SECONDS), "the tool hangs");
    assertEquals(0, process.exitValue(), () -> read(errors));
    return out;
  }

  private static String read(Path errors) {
    try {
      return Files.readString(errors);
    } catch (IOException e) {
      return e.toString();
    }
  }

  private static boolean installed(String tool) {
    return Stream.of(System.getenv("PATH").split(":"))
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, tool)));
  }

  private static String skipped(String tool) {
    String reason = tool + " is not installed";
    System.out.println("skipped: " + reason);
    return reason;
  }
}
