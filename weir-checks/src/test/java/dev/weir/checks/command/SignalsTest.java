package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Ctrl-C, SIGTERM and SIGHUP: no temporary file stays, the old target stays as it was.
@Timeout(300)
class SignalsTest {
  private static final List<String> SIGNALS = List.of("INT", "TERM", "HUP");
  private static final long SOON_NANOS = TimeUnit.SECONDS.toNanos(5);

  @TempDir Path folder;
  private Weir weir;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @BeforeEach
  void inTheFolder() throws IOException {
    weir = new Weir(folder);
    Files.writeString(folder.resolve("out"), "old");
  }

  @Test
  void aSignalInTheMiddleLeavesTheOldTarget() throws Exception {
    for (String signal : SIGNALS) {
      if (canSend(signal)) {
        stopped(weir.start("run", "--force", "gen:900GB", "!", "gzip", "!", "out"), signal);
      }
    }
  }

  @Test
  void aSignalWhileABufferIsFullLeavesTheOldTarget() throws Exception {
    stopped(weir.start("run", "--force", "gen:900GB ! buffer ! gzip ! buffer 64KiB ! out"), "TERM");
  }

  @Test
  void aSignalWhileInputIsAwaitedLeavesTheOldTarget() throws Exception {
    stopped(weir.start("run", "--force", "stdin", "!", "gzip", "!", "out"), "TERM");
    weir.bash("mkfifo fifo").silent(0);
    stopped(weir.start("run", "--force", "fifo", "!", "gzip", "!", "out"), "TERM");
  }

  private void stopped(Process run, String signal) throws Exception {
    Weir.await("the temporary file", weir::writesTemporaryFile);
    long began = System.nanoTime();
    Weir.signal(run.toHandle(), signal);
    Weir.outcome(run).refused(code(signal), "stopped by a signal (");
    assertTrue(System.nanoTime() - began < SOON_NANOS, "it took too long");
    assertEquals("old", Files.readString(folder.resolve("out")));
    assertEquals(
        List.of("out"), weir.files().stream().filter(name -> !name.equals("fifo")).toList());
  }

  private static int code(String signal) {
    return switch (signal) {
      case "HUP" -> 128 + 1;
      case "INT" -> 128 + 2;
      default -> 128 + 15;
    };
  }

  @Test
  void aSignalThatAlsoEndsTheInputCommitsNothing() throws Exception {
    for (int i = 0; i < 5; i++) {
      Process shell =
          weir.builder("bash", "-c", "cat /dev/zero | $weir run --force stdin ! gzip ! out")
              .start();
      Weir.await("the temporary file", weir::writesTemporaryFile);
      List<ProcessHandle> both = shell.toHandle().children().toList();
      for (ProcessHandle one : both) { // cat first, and both at once
        one.destroy();
      }
      assertTrue(shell.waitFor(20, TimeUnit.SECONDS));
      assertEquals(143, shell.exitValue());
      assertEquals("old", Files.readString(folder.resolve("out")));
      assertEquals(List.of("out"), weir.files());
    }
  }

  @Test
  void aSignalWhileNobodyReadsTheOutputEndsIt() throws Exception {
    Process run = weir.start("run", "gen:900GB", "!", "stdout");
    Weir.await("a full pipe", () -> available(run) >= 1 << 16);
    long began = System.nanoTime();
    Weir.signal(run.toHandle(), "TERM");
    assertTrue(run.waitFor(20, TimeUnit.SECONDS));
    assertTrue(System.nanoTime() - began < SOON_NANOS, "it took too long");
    assertEquals(143, run.exitValue());
  }

  private static int available(Process run) {
    try {
      return run.getInputStream().available();
    } catch (IOException e) {
      return -1;
    }
  }

  @Test
  void aSecondInterruptDoesNotWait() throws Exception {
    assumeTrue(canSend("INT"), "SIGINT is ignored here");
    assumeTrue(Weir.has("strace"), "no strace here");
    // The disk takes its time: a system call that nothing can interrupt.
    Process traced =
        weir.builder(
                "strace",
                "-f",
                "-qq",
                "-o",
                "calls",
                "-e",
                "trace=fsync",
                "-e",
                "inject=fsync:delay_enter=60000000",
                Weir.command().toString(),
                "run",
                "--force",
                "gen:10",
                "!",
                "out")
            .start();
    Weir.await("the disk to be slow", () -> !traced.isAlive() || read("calls").contains("fsync("));
    if (!traced.isAlive()) {
      System.out.println("skipped: strace cannot trace here");
    }
    assumeTrue(traced.isAlive(), "no process may be traced here");
    ProcessHandle run = traced.toHandle().descendants().findFirst().orElseThrow();
    Weir.signal(run, "INT");
    Weir.await("the first one to be noticed", () -> threads(run).contains("stop"));
    // The thread in the system call is strace's until that is over; all others go at once.
    long began = System.nanoTime();
    while (threads(run).size() > 2 && System.nanoTime() - began < SOON_NANOS) {
      Weir.signal(run, "INT"); // impatiently
    }
    assertTrue(System.nanoTime() - began < SOON_NANOS, "it took too long");
    traced.destroyForcibly();
    assertEquals("old", Files.readString(folder.resolve("out")));
  }

  private static List<String> threads(ProcessHandle process) {
    Path tasks = Path.of("/proc", Long.toString(process.pid()), "task");
    try (Stream<Path> threads = Files.list(tasks)) {
      return threads.map(SignalsTest::nameOf).toList();
    } catch (IOException | UncheckedIOException _) {
      return List.of(); // it has gone
    }
  }

  private static String nameOf(Path thread) {
    try {
      return Files.readString(thread.resolve("comm")).strip();
    } catch (IOException _) {
      return "";
    }
  }

  private String read(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException _) {
      return "";
    }
  }

  /// A shell that starts something in the background makes it deaf for SIGINT, and all it starts;
  /// `nohup` does so for SIGHUP.
  private static boolean canSend(String signal) throws IOException {
    long bit =
        switch (signal) {
          case "HUP" -> 1;
          case "INT" -> 2;
          default -> 0;
        };
    Path status = Path.of("/proc/self/status");
    boolean deaf =
        Files.exists(status)
            && Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .anyMatch(
                    line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & bit) != 0);
    if (deaf) {
      System.out.println(
          "skipped: this process ignores SIG" + signal + ", and so would the command");
    }
    return !deaf;
  }
}
