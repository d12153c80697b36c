package dev.weir.bench;

import dev.weir.Bound;
import dev.weir.pipeline.Pipe;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;

/// P11: what each of many writers costs that wait for room, in bytes of the process's memory.
///
/// Each is a virtual thread that waits inside a write. Prints the growth of the resident set from
/// before the first to after the last, divided by their number.
final class Blocked {
  private static final int WRITERS = 100_000;

  private Blocked() {}

  /// A write that waits.
  @FunctionalInterface
  private interface Write {
    void run() throws Exception;
  }

  /// Prints the bytes.
  ///
  /// @param args the contender
  public static void main(String[] args) throws Exception {
    Long element = 1L;
    Write write =
        switch (args[0]) {
          case "weir" -> {
            Pipe<Long> pipe = Pipe.of(Bound.elements(1));
            pipe.write(element);
            yield () -> pipe.write(element);
          }
          case "queue" -> {
            var queue = new ArrayBlockingQueue<Long>(1);
            queue.put(element);
            yield () -> queue.put(element);
          }
          default -> throw new IllegalArgumentException("unknown contender '" + args[0] + "'");
        };
    var threads = new Thread[WRITERS];
    long before = residentBytes();
    var begun = new CountDownLatch(WRITERS);
    for (int i = 0; i < WRITERS; i++) {
      threads[i] =
          Thread.startVirtualThread(
              () -> {
                begun.countDown();
                try {
                  write.run();
                } catch (Exception e) {
                  throw new IllegalStateException("a writer did not wait", e);
                }
              });
    }
    begun.await();
    for (Thread thread : threads) {
      while (thread.getState() != Thread.State.WAITING) {
        Thread.onSpinWait();
      }
    }
    System.out.printf(Locale.ROOT, "%.0f%n", (double) (residentBytes() - before) / WRITERS);
    System.exit(0); // they wait for ever
  }

  private static long residentBytes() throws IOException {
    for (int i = 0; i < 3; i++) {
      System.gc(); // what is garbage is nobody's cost
    }
    String line =
        Files.readAllLines(Path.of("/proc/self/status")).stream()
            .filter(text -> text.startsWith("VmRSS:"))
            .findFirst()
            .orElseThrow();
    return Long.parseLong(line.replaceAll("[^0-9]", "")) << 10;
  }
}
