package dev.weir.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.spi.Spec;
import dev.weir.spi.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command in this process. What belongs to a process of its own is checked end to end
/// elsewhere.
class CommandTest {
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @TempDir Path directory;

  @Test
  void aFileIsCompressedAndBack() throws IOException {
    assertEquals(0, run("run", "gen:300kB", "!", path("a.log")));
    assertEquals(0, run("run", path("a.log"), "!", "gzip", "level=9", "!", path("a.gz")));
    assertEquals(0, run("run", "file:" + path("a.gz"), "!", "gunzip", "!", path("b.log")));
    assertEquals(-1, Files.mismatch(directory.resolve("a.log"), directory.resolve("b.log")));
    assertEquals("", err.toString(StandardCharsets.UTF_8));
  }

  @Test
  void aPipelineMayBeOneArgument() {
    assertEquals(0, run("run", "gen:1kB ! lines ! buffer 2 ! take 3 ! unlines ! null"));
  }

  @Test
  void aTargetIsReplacedByForceOnly() throws IOException {
    Path target = Files.writeString(directory.resolve("old"), "old");
    assertEquals(2, run("run", "gen:10", "!", target.toString()));
    assertTrue(said().endsWith("; --force replaces it\n"), said());
    assertEquals("old", Files.readString(target));
    assertEquals(0, run("run", "--force", "gen:10", "!", target.toString()));
    assertEquals(10, Files.size(target));
    assertEquals(0, run("run", "-f", "gen:20", "!", target.toString()));
    assertEquals(20, Files.size(target));
  }

  @Test
  void forceIsFineWhereThereIsNothingToReplace() {
    assertEquals(0, run("run", "--force", "gen:10", "!", "null"));
  }

  @Test
  void theExitCodeSaysWhatWentWrong() {
    assertEquals(1, run("run", path("missing"), "!", "null"));
    assertEquals(2, run("run", "gen:1kB", "!", "gzp", "!", "null"));
    assertEquals(2, run("run", "gen:1kB", "!", "gzip", "level=0", "!", "null"));
    assertEquals(3, run("run", "gen:1kB", "!", "lines", "max=10", "!", "null"));
    assertEquals(2, run());
    assertEquals(2, run("rnu"));
    assertEquals(2, run("run"));
    assertEquals(2, run("run", "--forc", "gen:1", "!", "null"));
    assertEquals(2, run("run", "gen:1", "!", "null", "--force"));
    assertEquals(2, run("help", "gzp"));
    assertEquals(2, run("help", "gzip", "lines"));
  }

  @Test
  void anErrorIsOneLineWithoutControlCharacters() {
    run("run", "gen:1", "!", "a\nb\u001b[31m", "!", "null");
    assertTrue(said().startsWith("weir: unknown step 'a\\nb\\u001b[31m'; known: "), said());
    assertEquals(said().length() - 1, said().indexOf('\n'));
    run("run", path("a\nb\u001b[31m"), "!", "null");
    assertTrue(said().matches("weir: file:\\P{Cntrl}*: no such file \\P{Cntrl}*\n"), said());
  }

  @Test
  void aPipelineWithoutRunIsUnderstood() {
    assertEquals(2, run("a.log", "!", "gzip", "!", "a.gz"));
    assertEquals("weir: a pipeline is run by: weir run a.log ...\n", said());
  }

  @Test
  void helpKnowsEveryWord() {
    assertEquals(0, run("help"));
    String overview = out.toString(StandardCharsets.UTF_8);
    for (Spec spec : Vocabulary.installed().specs()) {
      assertTrue(overview.contains(spec.synopsis()), spec.word());
      out.reset();
      assertEquals(0, run("help", spec.word()));
      String help = out.toString(StandardCharsets.UTF_8);
      assertTrue(help.contains(spec.summary()) && help.contains(spec.example()), help);
    }
  }

  @Test
  void helpIsTheSameHoweverItIsAskedFor() {
    run("help");
    run("--help");
    run("-h");
    String all = out.toString(StandardCharsets.UTF_8);
    String once = all.substring(0, all.length() / 3);
    assertEquals(once + once + once, all);
    out.reset();
    assertEquals(0, run("help", "run"));
    String help = out.toString(StandardCharsets.UTF_8);
    assertEquals(0, run("run", "--help"));
    assertEquals(help + help, out.toString(StandardCharsets.UTF_8));
    assertEquals("", said());
  }

  @Test
  void theVersionIsOneLine() {
    assertEquals(0, run("--version"));
    assertTrue(out.toString(StandardCharsets.UTF_8).matches("weir .+ \\(Java 2.+\\)\n"));
  }

  @Test
  void helpThatCannotBeWrittenIsAFailureUnlessNobodyReadsIt() {
    assertEquals(1, with(failing("No space left on device"), false, "help"));
    assertEquals("weir: standard output: No space left on device\n", said());
    assertEquals(0, with(failing("Broken pipe"), false, "help"));
  }

  private static OutputStream failing(String message) {
    return new OutputStream() {
      @Override
      public void write(int b) throws IOException {
        throw new IOException(message);
      }
    };
  }

  @Test
  void onATerminalThereIsASummary() {
    assertEquals(0, with(out, true, "run", "gen:1MB", "!", "null"));
    assertTrue(said().startsWith("977 KiB in, 977 KiB out, "), said());
    assertFalse(said().contains("\r"), said());
  }

  @Test
  void onATerminalProgressIsDrawnAndTakenAway() {
    assertEquals(
        0, with(out, true, "run", "gen:60GB", "!", "lines", "!", "take", "10000000", "!", "null"));
    String[] drawn = said().split("\r\u001b\\[K", -1);
    assertTrue(drawn.length > 3, said());
    assertTrue(drawn[1].matches("\\d+ %, .* of 56 GiB.*"), said());
    assertTrue(drawn[drawn.length - 1].contains(" in, 10,000,000 elements out, "), said());
  }

  private String said() {
    return err.toString(StandardCharsets.UTF_8);
  }

  private String path(String name) {
    return directory.resolve(name).toString();
  }

  private int run(String... arguments) {
    return with(out, false, arguments);
  }

  private int with(OutputStream output, boolean terminal, String... arguments) {
    err.reset();
    var printed = new PrintStream(err, true, StandardCharsets.UTF_8);
    var stop = new GracefulStop();
    try {
      return new Command(new Screen(output, printed, new FakeTerminal(terminal)), stop)
          .run(arguments);
    } finally {
      stop.over();
    }
  }

  private record FakeTerminal(boolean present) implements Terminal {
    @Override
    public boolean redraws() {
      return true;
    }

    @Override
    public int columns() {
      return 80;
    }
  }
}
