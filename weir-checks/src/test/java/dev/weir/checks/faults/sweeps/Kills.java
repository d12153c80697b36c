package dev.weir.checks.faults.sweeps;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.checks.command.Weir;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// Signals that a run cannot hear.
final class Kills {
  private static final String[] RUN = {"run", "--force", "gen:8MB ! gzip ! out"};

  private Kills() {}

  static String some(Stand stand) throws Exception {
    return times(stand, 8);
  }

  /// Kills that many runs at random times, from its first instruction to beyond its end.
  static String times(Stand stand, int kills) throws Exception {
    long seed = Long.getLong("weir.seed", System.nanoTime());
    var random = new Random(seed);
    Path whole = stand.file("whole");
    long began = System.nanoTime();
    stand.weir().run("run", "gen:8MB ! gzip ! whole").silent(0);
    long usual = System.nanoTime() - began;
    int old = 0;
    for (int i = 0; i < kills; i++) {
      stand.renew();
      Process run = stand.weir().start(RUN);
      run.waitFor((long) (random.nextDouble() * 1.2 * usual), TimeUnit.NANOSECONDS);
      run.destroyForcibly();
      assertTrue(run.waitFor(Stand.SOON_MILLIS, TimeUnit.MILLISECONDS));
      if (stand.isOld()) {
        old++;
      } else {
        assertEquals(-1, Files.mismatch(whole, stand.target()), "seed " + seed);
      }
      for (Path left : stand.temporary()) {
        Files.delete(left);
      }
      stand.assertOnly("whole");
    }
    System.out.println(
        "kills: " + kills + ", seed " + seed + ", old target: " + old + ", new: " + (kills - old));
    return "137: the old target, or the whole new one; a temporary file may stay";
  }

  static String putAside(Stand stand) throws Exception {
    Process run = stand.weir().start("run", "--force", "gen:30MB ! gzip ! gunzip ! out");
    Weir.await("the temporary file", () -> !stand.temporary().isEmpty() || !run.isAlive());
    Weir.signal(run.toHandle(), "STOP");
    Weir.await("the stop", () -> !run.isAlive() || state(run).equals("T"));
    assertTrue(run.isAlive(), "it ended before it was stopped");
    Weir.signal(run.toHandle(), "CONT");
    Weir.outcome(run).silent(0);
    stand.weir().run("run", "gen:30MB ! whole").silent(0);
    assertEquals(-1, Files.mismatch(stand.file("whole"), stand.target()));
    stand.assertOnly("whole");
    return "0: the same bytes";
  }

  private static String state(Process run) {
    try {
      String stat = Files.readString(Path.of("/proc/" + run.pid() + "/stat"));
      return stat.substring(stat.lastIndexOf(')') + 2).substring(0, 1);
    } catch (IOException _) {
      return ""; // it has gone
    }
  }
}
