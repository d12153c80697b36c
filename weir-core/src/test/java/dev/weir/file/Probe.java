package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Cursor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Assumptions;

/// What these tests look at: bytes, descriptors, threads.
final class Probe {
  private static final long DEADLINE = TimeUnit.SECONDS.toNanos(10);

  private Probe() {}

  static byte[] noise(int length) {
    var bytes = new byte[length];
    new Random(20260).nextBytes(bytes);
    return bytes;
  }

  /// The next block, which is there.
  static Bytes block(Cursor<Bytes> cursor) throws IOException, InterruptedException {
    return Objects.requireNonNull(cursor.read(), "the end");
  }

  static byte[] all(Cursor<Bytes> cursor) throws IOException, InterruptedException {
    var all = new ByteArrayOutputStream();
    Bytes block;
    while ((block = cursor.read()) != null) {
      all.writeBytes(block.toArray());
    }
    return all.toByteArray();
  }

  static List<String> names(Path directory) throws IOException {
    try (var entries = Files.list(directory)) {
      return entries.map(e -> e.getFileName().toString()).sorted().toList();
    }
  }

  static Path fifo(Path path) throws IOException, InterruptedException {
    Process mkfifo;
    try {
      mkfifo = new ProcessBuilder("mkfifo", path.toString()).inheritIO().start();
    } catch (IOException e) {
      return Assumptions.abort("no FIFOs here: " + e.getMessage());
    }
    Assumptions.assumeTrue(mkfifo.waitFor() == 0, "no FIFOs here");
    return path;
  }

  /// What this process has open, leaving out what the JDK opens for itself.
  static long descriptors() throws IOException {
    Path open = Path.of("/proc/self/fd");
    Assumptions.assumeTrue(Files.isDirectory(open), "no /proc here");
    try (var all = Files.list(open)) {
      return all.filter(Probe::ours).count();
    }
  }

  private static boolean ours(Path descriptor) {
    try {
      String to = Files.readSymbolicLink(descriptor).toString();
      return to.startsWith(System.getProperty("java.io.tmpdir")) || to.startsWith("/dev/full");
    } catch (IOException e) {
      return false; // the listing's own
    }
  }

  /// The live threads that serve a file of this name.
  static List<String> threads(String name) {
    return Thread.getAllStackTraces().keySet().stream()
        .map(Thread::getName)
        .filter(n -> n.startsWith("weir-") && n.contains(name))
        .sorted()
        .toList();
  }

  static void await(BooleanSupplier condition) {
    long until = System.nanoTime() + DEADLINE;
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - until > 0) {
        throw new AssertionError("it did not come about in 10 s");
      }
      LockSupport.parkNanos(100_000);
    }
  }

  /// Waits until a thread waits for another.
  static void awaitWaiting(Thread thread) {
    await(() -> thread.getState() == Thread.State.WAITING);
  }

  /// Waits until the thread that serves a file is inside a system call of the file system.
  static void awaitInside(String threadName, String method) {
    await(
        () ->
            Thread.getAllStackTraces().entrySet().stream()
                .filter(e -> e.getKey().getName().equals(threadName))
                .anyMatch(
                    e ->
                        e.getValue().length > 0
                            && e.getValue()[0].isNativeMethod()
                            && e.getValue()[0].getMethodName().startsWith(method)));
  }
}
