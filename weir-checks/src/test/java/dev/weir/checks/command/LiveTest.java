package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The command while it runs: asked how it stands, told to go otherwise, its window resized, put
/// aside and taken up again; and what a shell completes.
@Timeout(300)
class LiveTest {
  private static final long USR1_BIT = 1L << 9;

  @TempDir Path folder;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @Test
  void aSignalAsksHowEachStageStands() throws Exception {
    Process run = new Weir(folder).start("run", "gen:900GB ! buffer ! gzip ! out");
    try (BufferedReader said = run.errorReader(StandardCharsets.UTF_8)) {
      var weir = new Weir(folder);
      Weir.await("the temporary file", weir::writesTemporaryFile);
      Weir.await("the handler", () -> catchesUsr1(run));
      Weir.signal(run.toHandle(), "USR1");
      var lines = new ArrayList<String>();
      String line = "";
      while (line != null && !line.startsWith("  memory ")) {
        line = said.readLine();
        lines.add(line);
      }
      assertTrue(lines.get(0).matches("weir: .* in, .* out, \\d+ s; .*"), lines.toString());
      assertTrue(lines.get(1).matches("  gen  .*out .*, busy \\d+ %"), lines.toString());
      assertTrue(lines.get(2).matches("  buffer .* of 1,024, .* of 1.0 MiB, .*"), lines.toString());
      assertTrue(lines.get(3).matches("  gzip .*in .*, busy \\d+ %"), lines.toString());
      Weir.signal(run.toHandle(), "TERM");
    } finally {
      assertEquals(143, ended(run));
    }
  }

  private static boolean catchesUsr1(Process run) {
    try {
      return Files.readAllLines(Path.of("/proc/" + run.pid() + "/status")).stream()
          .filter(line -> line.startsWith("SigCgt:"))
          .anyMatch(
              line -> (Long.parseUnsignedLong(line.substring(7).strip(), 16) & USR1_BIT) != 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Its exit code, after the TERM that it gets at the latest now.
  private static int ended(Process run) throws Exception {
    run.destroy();
    return run.waitFor();
  }

  @Test
  void progressForMachinesIsALineASecond() throws Exception {
    Process run = new Weir(folder).start("run", "--json", "gen:900GB ! gzip ! null");
    try (BufferedReader said = run.inputReader(StandardCharsets.UTF_8)) {
      assertTrue(said.readLine().startsWith("{\"event\":\"start\","));
      String progress = said.readLine();
      assertTrue(progress.startsWith("{\"event\":\"progress\","), progress);
      for (String field : List.of("seconds", "bytesIn", "size", "bottleneck", "rss", "stages")) {
        assertTrue(progress.contains("\"" + field + "\":"), progress);
      }
      Weir.signal(run.toHandle(), "TERM");
      String last = said.readLine();
      while (last.contains("\"progress\"")) {
        last = said.readLine();
      }
      assertTrue(last.contains("\"event\":\"error\""), last);
      assertTrue(last.contains("stopped by a signal"), last);
    }
    assertEquals(143, run.waitFor());
  }

  @Test
  void aRateIsChangedByAFile() throws Exception {
    Path rate = Files.writeString(folder.resolve("rate"), "1kB/s");
    Process run = new Weir(folder).start("run", "gen:5MB ! throttle 1kB/s from=rate ! null");
    Files.writeString(rate, "1GB/s\n"); // at 1 kB/s it would take more than an hour
    try {
      Weir.outcome(run).silent(0);
    } finally {
      run.destroy();
    }
  }

  @Test
  void progressFollowsTheWindow() throws Exception {
    assumeTrue(Weir.has("tmux"), "no tmux here");
    try (var screen = new Screen(folder, 120)) {
      screen.type("clear; $weir run gen:900GB ! gzip ! null");
      screen.await("0 %, .* left, .*memory .*");
      screen.resize(40);
      String line = screen.await("0 %, .{20,36}");
      assertTrue(line.length() < 40, line);
      screen.resize(120);
      screen.await("0 %, .* left, .*memory .*");
      screen.press("C-c");
      screen.await("weir: stopped by a signal.*");
    }
  }

  @Test
  void aRunMayBePutAsideAndTakenUpAgain() throws Exception {
    assumeTrue(Weir.has("tmux"), "no tmux here");
    try (var screen = new Screen(folder, 100)) {
      screen.type("clear; $weir run gen:900GB ! gzip ! null");
      screen.await("0 %, .* left.*");
      screen.press("C-z");
      screen.await(".*Stopped.*");
      screen.type("clear; fg");
      screen.await("0 %, .* left.*");
      screen.press("C-c");
      screen.await("weir: stopped by a signal.*");
    }
  }

  @Test
  void bashCompletesWords() throws Exception {
    assertEquals("gzip\n", bash("weir run a ! gz", "gz"));
    assertEquals("level=\n", bash("weir run a ! gzip le", "le"));
    assertEquals("replace\nreport\n", bash("weir run a ! lines malformed=rep", "rep"));
    Files.writeString(folder.resolve("huge.log"), "");
    assertEquals("huge.log\n", bash("weir gzip hu", "hu"));
    assertEquals("huge.log\n", bash("weir run hu", "hu"));
  }

  /// What bash would offer; `piece` is the part of the last word that it takes for a word.
  private String bash(String line, String piece) throws Exception {
    var outcome =
        new Weir(folder)
            .bash(
                "PATH=$(dirname \"$weir\"):$PATH; source <(weir completion bash);"
                    + " COMP_LINE='"
                    + line
                    + "' COMP_POINT=${#COMP_LINE} COMP_WORDS=('"
                    + piece
                    + "') COMP_CWORD=0; _weir; printf '%s\\n' \"${COMPREPLY[@]}\"");
    assertEquals(0, outcome.code(), outcome.err());
    return outcome.out();
  }

  @Test
  void fishCompletesWords() throws Exception {
    assumeTrue(Weir.has("fish"), "no fish here");
    var outcome =
        new Weir(folder)
            .bash(
                "PATH=$(dirname \"$weir\"):$PATH HOME=$PWD fish -c 'weir completion fish | source;"
                    + " complete -C \"weir run a ! gz\"'");
    assertEquals("gzip\tcompresses, on all cores\n", outcome.out(), outcome.err());
  }

  @Test
  void zshReadsItsScript() throws Exception {
    assumeTrue(Weir.has("zsh"), "no zsh here");
    var outcome =
        new Weir(folder)
            .bash(
                "PATH=$(dirname \"$weir\"):$PATH zsh -fc 'autoload -U compinit && compinit -u -D;"
                    + " source <(weir completion zsh); whence -w _weir; print ${_comps[weir]}'");
    assertEquals("_weir: function\n_weir\n", outcome.out(), outcome.err());
  }
}
