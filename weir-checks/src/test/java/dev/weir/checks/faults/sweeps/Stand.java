package dev.weir.checks.faults.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.checks.command.Weir;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// A folder with an old file `out`, which whatever fails has to leave as it is.
final class Stand {
  /// How long a run may live on after its fault: two seconds, and more on a machine with other
  /// work.
  static final long SOON_MILLIS = 10_000;

  private static final String OLD = "the old target";
  private static final Pattern PLACE = Pattern.compile("after [^)]*\\)");
  private static final Pattern BYTE = Pattern.compile("\\bbyte \\d+");
  private static final Pattern PATH = Pattern.compile("/(?:tmp|var)/[^ :]*/");

  private final Path folder;
  private final Weir weir;

  Stand(Path folder) throws IOException {
    this.folder = folder.toRealPath();
    this.weir = new Weir(this.folder);
    Files.writeString(target(), OLD);
  }

  Path folder() {
    return folder;
  }

  Path file(String name) {
    return folder.resolve(name);
  }

  Path target() {
    return file("out");
  }

  Weir weir() {
    return weir;
  }

  /// Bytes that no codec makes smaller, and the same each time.
  static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new Random(6).nextBytes(noise);
    return noise;
  }

  /// Fails unless the old target is there, and nothing that was not there before.
  void assertAsBefore(String... others) throws IOException {
    assertEquals(OLD, Files.readString(target()), "the old target");
    assertOnly(others);
  }

  /// Fails unless there are only the target and these.
  void assertOnly(String... others) {
    assertEquals(
        Stream.concat(Stream.of("out"), Stream.of(others)).sorted().toList(), weir.files());
  }

  /// Starts a run that waits for its input, and returns when its temporary file is there.
  Process waiting(String... arguments) throws Exception {
    Process run = weir.start(arguments);
    Weir.await("the temporary file", () -> !temporary().isEmpty() || !run.isAlive());
    assertTrue(run.isAlive(), () -> "it ended by itself: " + run.exitValue());
    return run;
  }

  /// The temporary files that are there.
  List<Path> temporary() {
    return weir.files().stream().filter(name -> name.endsWith(".tmp")).map(this::file).toList();
  }

  /// Gives a run its input and waits for its end.
  static Weir.Outcome fed(Process run, byte[] input) throws Exception {
    var feeder = CompletableFuture.runAsync(() -> feed(run, input));
    Weir.Outcome outcome = Weir.outcome(run);
    feeder.get(SOON_MILLIS, TimeUnit.MILLISECONDS);
    return outcome;
  }

  private static void feed(Process run, byte[] input) {
    try (OutputStream stdin = run.getOutputStream()) {
      stdin.write(input);
    } catch (IOException _) {
      // it wants no more
    }
  }

  /// Fails if it is long since a fault was made.
  static void assertSoon(long beganNanos) {
    long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - beganNanos);
    assertTrue(millis < SOON_MILLIS, () -> millis + " ms from the fault to the end");
  }

  /// Puts the old target back.
  void renew() throws IOException {
    Files.deleteIfExists(target());
    Files.writeString(target(), OLD);
  }

  boolean isOld() throws IOException {
    return Files.size(target()) == OLD.length() && Files.readString(target()).equals(OLD);
  }

  /// Fails unless the run failed with this code and one line; gives both, without what differs from
  /// run to run.
  static String failed(Weir.Outcome outcome, int code, String... parts) {
    return said(outcome.refused(code, parts));
  }

  /// Its exit code and its line, without what differs from run to run.
  static String said(Weir.Outcome outcome) {
    String line = outcome.err().strip();
    return line.isEmpty() ? outcome.code() + "" : outcome.code() + ": `" + steady(line) + "`";
  }

  /// A message without what differs from run to run.
  static String steady(String message) {
    String steady = PLACE.matcher(message).replaceAll("after …)");
    steady = BYTE.matcher(steady).replaceAll("byte N");
    return PATH.matcher(steady).replaceAll("…/");
  }

  String read(String name) {
    try {
      return Files.readString(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
