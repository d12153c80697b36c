package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Progress and summary on a terminal's standard error, and their absence elsewhere.
@Timeout(300)
class TerminalTest {
  private static final String SUMMARY = "\\S+ \\S+ in, .* out, .* s, .*/s.*";

  @TempDir Path folder;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @BeforeEach
  void thereIsATerminal() {
    assumeTrue(Weir.has("tmux"), "no tmux here");
  }

  @Test
  void progressSaysHowMuchHowFastAndHowLong() throws Exception {
    try (var screen = new Screen(folder, 80)) {
      screen.type("$weir run gen:900GB ! gzip level=1 ! out; echo code $?");
      screen.await("\\d+ %, \\S+ [MG]iB of 838 GiB, \\S+ [KM]iB/s, .* left.*");
      screen.press("C-c");
      screen.await("code 130");
      List<String> lines = screen.lines();
      assertTrue(lines.stream().anyMatch(line -> line.startsWith("weir: stopped by a signal (")));
      assertFalse(lines.stream().anyMatch(line -> line.contains(" left")), "the line is gone");
      assertEquals(List.of(), new Weir(folder).files());
    }
  }

  @Test
  void anUnknownSizeHasNoTimeLeft() throws Exception {
    try (var screen = new Screen(folder, 80)) {
      screen.type("cat /dev/zero | $weir run stdin ! gzip ! null");
      screen.await("\\S+ [MG]iB, \\S+ [KM]iB/s, \\d+ s.*");
      screen.press("C-c");
      screen.await(">");
    }
  }

  @Test
  void theSummaryTakesThePlaceOfProgress() throws Exception {
    try (var screen = new Screen(folder, 100)) {
      screen.type("clear; $weir run gen:9000TB ! lines ! take 9000000 ! null; echo code $?");
      screen.await("0 %, .*");
      screen.await("code 0");
      List<String> lines = screen.lines();
      assertTrue(lines.get(0).matches(SUMMARY), lines.toString());
      assertEquals("code 0", lines.get(1));
    }
  }

  @Test
  void theLineNeverWraps() throws Exception {
    try (var screen = new Screen(folder, 24)) {
      screen.type("clear; $weir run gen:9TB ! null");
      String line = screen.await("0 %, .*");
      assertTrue(line.length() < 24, line);
      screen.press("C-c");
      screen.await("weir: stopped by.*");
    }
  }

  @Test
  void aDumbTerminalHasASummaryOnly() throws Exception {
    assumeTrue(Weir.has("script"), "no script here");
    try (var screen = new Screen(folder, 100)) {
      screen.type(
          "script -qec 'TERM=dumb $weir run gen:200MB ! gzip level=1 ! null' typed >/dev/null;"
              + " echo over");
      screen.await("over");
      String typed = Files.readString(folder.resolve("typed"));
      assertTrue(typed.lines().anyMatch(line -> line.matches(SUMMARY)), typed);
      assertFalse(typed.contains("%,"), typed);
    }
  }

  @Test
  void dataOnTheSameScreenIsNotMixedWithProgress() throws Exception {
    try (var screen = new Screen(folder, 100)) {
      screen.type("clear; (sleep 2; echo late) | $weir run stdin ! stdout; echo end");
      screen.await("end");
      List<String> lines = screen.lines();
      assertEquals("late", lines.get(0));
      assertTrue(lines.get(1).matches(SUMMARY), lines.toString());
      screen.type("clear; $weir run gen:900GB ! stdout > /dev/null");
      screen.await("\\d+ %, .* left.*");
      screen.press("C-c");
      screen.await("weir: stopped by.*");
    }
  }

  @Test
  void withoutATerminalThereIsNothing() throws Exception {
    new Weir(folder).run("run", "gen:300MB", "!", "gzip", "level=1", "!", "null").silent(0);
  }
}
