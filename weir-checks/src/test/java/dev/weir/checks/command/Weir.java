package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// The command of this source tree, run in a folder.
public final class Weir {
  /// How long any run may take; the first one may build the command.
  private static final long LIMIT_SECONDS = 240;

  private static final Path COMMAND = command();

  private final Path folder;

  public Weir(Path folder) {
    this.folder = folder;
  }

  /// How a run ended.
  public record Outcome(int code, String out, String err) {

    /// Fails unless it ended with this code and said nothing.
    public void silent(int expected) {
      assertEquals(expected, code, err);
      assertEquals("", err);
    }

    /// Fails unless it ended with this code and one line of error that contains all of this.
    public Outcome refused(int expected, String... parts) {
      assertEquals(expected, code, err);
      assertTrue(err.startsWith("weir: "), err);
      assertEquals(err.length() - 1, err.indexOf('\n'), "one line: " + err);
      for (String part : parts) {
        assertTrue(err.contains(part), "'" + part + "' in: " + err);
      }
      return this;
    }
  }

  /// The path of the command: `weir` in the root, or `bin/weir`.
  public static Path command() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("README.md"))) {
      root = Objects.requireNonNull(root.getParent(), "no README.md above");
    }
    Path inRoot = root.resolve("weir");
    return Files.isRegularFile(inRoot) ? inRoot : root.resolve("bin/weir");
  }

  /// Lets the command build itself, if it has to: that takes long, and it says so.
  public static void build() throws Exception {
    Process version =
        new ProcessBuilder(COMMAND.toString(), "--version").redirectErrorStream(true).start();
    Outcome outcome = outcome(version);
    assertEquals(0, outcome.code(), outcome.out());
  }

  /// Runs it with arguments and no input.
  public Outcome run(String... arguments) throws Exception {
    return outcome(start(arguments));
  }

  /// Runs it with arguments and input.
  public Outcome run(byte[] input, String... arguments) throws Exception {
    Process process = start(arguments);
    var feeder = CompletableFuture.runAsync(() -> feed(process, input));
    Outcome outcome = outcome(process);
    feeder.get(LIMIT_SECONDS, TimeUnit.SECONDS);
    return outcome;
  }

  private static void feed(Process process, byte[] input) {
    try (var stdin = process.getOutputStream()) {
      stdin.write(input);
    } catch (IOException _) {
      // it wants no more
    }
  }

  /// Runs a line of bash, in which `$weir` is the command.
  public Outcome bash(String line) throws Exception {
    return outcome(builder("bash", "-o", "pipefail", "-c", line).start());
  }

  /// Starts it with arguments.
  public Process start(String... arguments) throws IOException {
    var words = new ArrayList<String>();
    words.add(COMMAND.toString());
    words.addAll(List.of(arguments));
    return builder(words.toArray(String[]::new)).start();
  }

  public ProcessBuilder builder(String... words) {
    var builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().put("weir", COMMAND.toString());
    return builder;
  }

  /// Waits for the end.
  public static Outcome outcome(Process process) throws Exception {
    var out = CompletableFuture.supplyAsync(() -> all(process.getInputStream()));
    var err = CompletableFuture.supplyAsync(() -> all(process.getErrorStream()));
    if (!process.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS)) {
      process.descendants().forEach(ProcessHandle::destroyForcibly);
      process.destroyForcibly();
      return fail("still running after " + LIMIT_SECONDS + " s");
    }
    return new Outcome(
        process.exitValue(),
        out.get(LIMIT_SECONDS, TimeUnit.SECONDS),
        err.get(LIMIT_SECONDS, TimeUnit.SECONDS));
  }

  private static String all(InputStream stream) {
    try (stream) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Sends a signal.
  public static void signal(ProcessHandle process, String name) throws Exception {
    new ProcessBuilder("kill", "-" + name, Long.toString(process.pid())).start().waitFor();
  }

  /// Waits for something that a process does; there is no other way to know.
  public static void await(String what, BooleanSupplier happened) throws InterruptedException {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(LIMIT_SECONDS);
    while (!happened.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "waited too long for " + what);
      Thread.sleep(10);
    }
  }

  /// What lies in the folder, hidden files too.
  public List<String> files() {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a file is being written that does not have its name yet.
  public boolean writesTemporaryFile() {
    return files().stream().anyMatch(name -> name.startsWith(".") && name.endsWith(".tmp"));
  }

  /// Whether a tool is there; if not, says so.
  public static boolean has(String tool) {
    try {
      boolean found = new ProcessBuilder("which", tool).start().waitFor() == 0;
      if (!found) {
        System.out.println("skipped: " + tool + " is not installed");
      }
      return found;
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
