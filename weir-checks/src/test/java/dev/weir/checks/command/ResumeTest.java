package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `weir run --resume`, stopped wherever it is.
@Timeout(300)
class ResumeTest {
  private static final List<List<String>> STEPS =
      List.of(
          List.of(),
          List.of("gzip", "level=1"),
          List.of("gzip", "level=1", "independent=yes", "threads=2"),
          List.of("zstd", "!", "buffer", "1MiB", "!", "lz4"),
          List.of("lines", "!", "grep", "ERROR", "!", "unlines"),
          List.of("lines", "!", "replace", "a", "with=b", "!", "unlines", "!", "zstd"));

  @TempDir Path folder;
  private Weir weir;

  @BeforeAll
  static void build() throws Exception {
    Weir.build();
  }

  @BeforeEach
  void input() throws Exception {
    weir = new Weir(folder);
    weir.run("run", "gen:48MiB", "!", "in.log").silent(0);
  }

  private String[] words(List<String> steps, String output) {
    var words = new ArrayList<>(List.of("run", "--resume", "--resume-every=1MB", "in.log"));
    if (!steps.isEmpty()) {
      words.add("!");
      words.addAll(steps);
    }
    words.addAll(List.of("!", output));
    return words.toArray(String[]::new);
  }

  /// Starts it again and again, and kills it at any time, until it comes to its end.
  ///
  /// @return how often it was killed
  private int killed(List<String> steps, Random random, long longest, int atMost) throws Exception {
    int kills = 0;
    while (true) {
      Process process = weir.start(words(steps, "out"));
      if (kills < atMost && !process.waitFor(random.nextLong(longest), TimeUnit.MILLISECONDS)) {
        Weir.signal(process.toHandle(), "KILL");
        Weir.outcome(process);
        kills++;
        if (Files.exists(folder.resolve("out"))
            && !Files.exists(folder.resolve(".out.weir-journal"))) {
          Files.deleteIfExists(folder.resolve(".out.weir-lock"));
          return kills; // it was over, but for its exit
        }
        continue;
      }
      Weir.Outcome outcome = Weir.outcome(process);
      assertEquals(0, outcome.code(), outcome.err());
      return kills;
    }
  }

  private int survives(Random random, int atMost) throws Exception {
    int kills = 0;
    for (List<String> steps : STEPS) {
      long began = System.nanoTime();
      Weir.Outcome whole = weir.run(words(steps, "whole"));
      assertEquals(0, whole.code(), whole.err());
      long millis = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
      kills += killed(steps, random, millis, atMost);
      assertEquals(List.of("in.log", "out", "whole"), weir.files(), steps.toString());
      assertEquals(
          -1L, Files.mismatch(folder.resolve("whole"), folder.resolve("out")), steps.toString());
      Files.delete(folder.resolve("whole"));
      Files.delete(folder.resolve("out"));
    }
    return kills;
  }

  @Test
  void whatIsGoneOnWithAfterAKillIsWhatOneRunWrites() throws Exception {
    long seed = System.nanoTime();
    int kills = survives(new Random(seed), 3);
    System.out.println("resume: " + kills + " kills survived, seed " + seed);
  }

  @Test
  @Tag("long")
  @Timeout(1200)
  void soItIsAfterTwoHundredKills() throws Exception {
    long seed = System.nanoTime();
    int kills = 0;
    var random = new Random(seed);
    while (kills < 200) {
      kills += survives(random, 20);
    }
    System.out.println("resume: " + kills + " kills survived, seed " + seed);
  }

  @Test
  void itSaysWhereItGoesOnAndWhatItKeeps() throws Exception {
    Process process =
        weir.start(
            "run", "--resume", "--resume-every=1MB", "in.log", "!", "throttle", "20MB/s", "!", "o");
    Weir.await("a journal", () -> Files.exists(folder.resolve(".o.weir-journal")));
    Weir.signal(process.toHandle(), "INT");
    Weir.Outcome stopped = Weir.outcome(process);
    assertEquals(130, stopped.code(), stopped.err());
    assertTrue(
        stopped.err().contains("is kept: the same command goes on from there"), stopped.err());
    assertTrue(weir.files().contains(".o.weir-part"), weir.files().toString());
    weir.run("run", "--resume", "--resume-every=1MB", "in.log", "!", "o")
        .refused(1, "it was left by a run with another pipeline: 'throttle 20MB/s', not ''");
    Weir.Outcome gone =
        weir.run(
            "run", "--resume", "--resume-every=1MB", "in.log", "!", "throttle", "20MB/s", "!", "o");
    assertEquals(0, gone.code(), gone.err());
    assertTrue(gone.err().startsWith("weir: file:in.log: goes on at "), gone.err());
    assertEquals(-1L, Files.mismatch(folder.resolve("in.log"), folder.resolve("o")));
    assertEquals(List.of("in.log", "o"), weir.files());
  }

  @Test
  void whatCannotGoOnIsRefusedBeforeItBegins() throws Exception {
    weir.run("run", "--resume", "in.log", "!", "gzip", "!", "stdout")
        .refused(2, "--resume: its sink must be a file, not stdout");
    weir.run("run", "--resume", "gen:1MiB", "!", "o")
        .refused(2, "--resume: its source must be one file, not gen");
    weir.run("run", "--resume", "in.log", "!", "gunzip", "!", "o")
        .refused(2, "--resume: gunzip cannot go on in the middle of its input");
    weir.run("run", "--resume", "in.log", "!", "digest", "!", "o")
        .refused(2, "--resume: digest cannot go on in the middle of its input");
    weir.run("run", "--resume", "in.log", "!", "in.log").refused(2, "is there already");
    weir.run("run", "--resume", "nowhere", "!", "o").refused(1, "nowhere: no such file");
    weir.run("run", "--resume-every=4KiB", "in.log", "!", "o")
        .refused(2, "--resume-every goes with --resume");
    weir.run("run", "--resume", "--resume-every=x", "in.log", "!", "o")
        .refused(2, "--resume-every must be a size");
    assertEquals(List.of("in.log"), weir.files());
  }
}
