package dev.weir.checks.faults.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.weir.checks.command.Weir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Runs in which strace lets system calls on one file fail, and no others.
///
/// A run that writes waits for its input until strace, which is told the name of its temporary
/// file, watches it. strace counts the calls of each thread by itself; one thread writes a file.
final class Traced {
  private static final String FIRED = "(INJECTED)";
  private static final String DELAYED = "(DELAYED)";
  private static final int MOST = 2_000; // runs of one sweep

  /// The calls that a fault may hit.
  enum Calls {
    WRITE("write,pwrite64,writev,pwritev,copy_file_range,sendfile,splice"),
    READ("read,pread64,readv,copy_file_range,sendfile"),
    FORCE("fsync,fdatasync"),
    NAME("?rename,renameat,renameat2,?link,linkat");

    private final String names;

    Calls(String names) {
      this.names = names;
    }
  }

  /// Which file the calls are made on.
  enum On {
    TEMPORARY,
    FOLDER
  }

  /// What a run under strace did.
  ///
  /// @param fired whether the fault was made
  record Seen(Weir.Outcome outcome, boolean fired) {}

  private final Stand stand;

  Traced(Stand stand) {
    assumeTrue(Weir.has("strace"), "no strace here");
    this.stand = stand;
  }

  /// A run from standard input to the target, in which a call on a file of the target fails.
  Seen writing(Calls calls, On on, String fault, byte[] input, String... arguments)
      throws Exception {
    Process run = stand.waiting(arguments);
    Path path = on == On.FOLDER ? stand.folder() : stand.temporary().getFirst();
    var words = new ArrayList<>(List.of("strace", "-p", Long.toString(run.pid())));
    words.addAll(options(calls, path, fault));
    Files.deleteIfExists(stand.file("calls"));
    Path watch = stand.file("watch");
    Process strace =
        stand
            .weir()
            .builder(words.toArray(String[]::new))
            .redirectErrorStream(true)
            .redirectOutput(watch.toFile())
            .start();
    try {
      Weir.await("strace", () -> !strace.isAlive() || stand.read("watch").contains(" attached"));
      if (!strace.isAlive()) {
        run.destroyForcibly();
        System.out.println("skipped: strace cannot trace here: " + stand.read("watch"));
      }
      assumeTrue(strace.isAlive(), "no process may be traced here");
      return ended(Stand.fed(run, input), strace);
    } finally {
      strace.destroy();
      run.destroyForcibly();
      Files.deleteIfExists(watch);
    }
  }

  /// A run from `in` to the target, in which reading `in` fails.
  Seen reading(String fault, String... arguments) throws Exception {
    Files.deleteIfExists(stand.file("calls"));
    var words = new ArrayList<>(List.of("strace"));
    words.addAll(options(Calls.READ, stand.file("in"), fault));
    words.add(Weir.command().toString());
    words.addAll(List.of(arguments));
    Process strace = stand.weir().builder(words.toArray(String[]::new)).start();
    return ended(Weir.outcome(strace), strace);
  }

  private static List<String> options(Calls calls, Path path, String fault) {
    String names = calls.names;
    return List.of(
        "-f",
        "-ttt",
        "-o",
        "calls",
        "-P",
        path.toString(),
        "-e",
        "trace=" + names,
        "-e",
        "inject=" + names + ":" + fault);
  }

  private Seen ended(Weir.Outcome outcome, Process strace) throws Exception {
    long end = System.currentTimeMillis();
    assertTrue(strace.waitFor(60, TimeUnit.SECONDS), "strace goes on");
    List<String> hit =
        Files.readAllLines(stand.file("calls")).stream()
            .filter(line -> line.contains(FIRED) || line.contains(DELAYED))
            .toList();
    Files.delete(stand.file("calls"));
    if (!hit.isEmpty() && hit.getFirst().contains(FIRED) && outcome.code() != 0) {
      long millis = end - millis(hit.getFirst());
      assertTrue(millis < Stand.SOON_MILLIS, () -> millis + " ms from the fault to the end");
    }
    return new Seen(outcome, !hit.isEmpty());
  }

  /// When a call of strace's log was made: `1234 1700000000.123456 write(…`.
  private static long millis(String line) {
    return (long) (Double.parseDouble(line.split(" +", 3)[1]) * 1_000);
  }

  /// One run, whose Nth call fails.
  interface Nth {
    Seen run(int n) throws Exception;
  }

  /// Tries each N, until a run is not hit any more and succeeds; each that is hit has to fail
  /// cleanly. Gives what the last failure said.
  String sweep(Nth nth, byte[] whole, String... parts) throws Exception {
    String said = "";
    for (int n = 1; n < MOST; n++) {
      Seen seen = nth.run(n);
      if (!seen.fired()) {
        assertTrue(n > 1, "the fault was never made");
        seen.outcome().silent(0);
        assertEquals(whole.length, Files.size(stand.target()));
        stand.renew();
        System.out.println("faults: " + (n - 1) + " tried, run " + n + " succeeded");
        return said;
      }
      said = Stand.failed(seen.outcome(), 1, parts);
      asBefore();
    }
    throw new AssertionError("each of " + MOST + " runs was hit");
  }

  private void asBefore() throws IOException {
    if (Files.exists(stand.file("in"))) {
      stand.assertAsBefore("in");
    } else {
      stand.assertAsBefore();
    }
  }
}
