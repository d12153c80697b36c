package dev.weir.checks.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// What is said about wrong words, and what help says. Nothing is ever opened for it.
@Timeout(300)
class WordsTest {
  @TempDir Path folder;
  private Weir weir;

  @BeforeAll
  @Timeout(300)
  static void theCommandIsBuilt() throws Exception {
    Weir.build();
  }

  @BeforeEach
  void inTheFolder() {
    weir = new Weir(folder);
  }

  @AfterEach
  void nothingWasOpened() {
    assertEquals(List.of(), weir.files());
  }

  @Test
  void aTypoGetsTheNearestWord() throws Exception {
    weir.run("run", "in", "!", "gzp", "!", "out")
        .refused(2, "unknown step 'gzp'; did you mean gzip?");
    weir.run("run", "gne:1kB", "!", "out").refused(2, "unknown source 'gne:'; did you mean gen?");
    weir.run("run", "in", "!", "gzip", "levl=1", "!", "out").refused(2, "did you mean level?");
  }

  @Test
  void kindsAreCheckedBeforeAnythingOpens() throws Exception {
    weir.run("run", "missing", "!", "lines", "!", "gzip", "!", "out")
        .refused(2, "gzip takes bytes, but lines gives lines: put `unlines` before it");
    weir.run("run", "missing", "!", "gunzip", "!", "take", "5", "!", "out")
        .refused(2, "but gunzip gives bytes: put `lines` before it");
  }

  @Test
  void valuesAreCheckedBeforeAnythingOpens() throws Exception {
    weir.run("run", "missing", "!", "gzip", "level=10", "!", "out")
        .refused(2, "gzip: level must be from 1 to 9: 10");
    weir.run("run", "gen:5K", "!", "out").refused(2, "did you mean 5KiB or 5KB?");
    weir.run("run", "missing", "!", "buffer", "0", "!", "out").refused(2, "buffer: ", "at least 1");
    weir.run("run", "missing", "!", "lines", "max=9GiB", "!", "null").refused(2, "lines: max");
  }

  @Test
  void aPipelineHasASourceAndASink() throws Exception {
    weir.run("run", "in", "!", "gzip").refused(2, "gzip is a step");
    weir.run("run", "in").refused(2, "SOURCE ! STEP ... ! SINK");
    weir.run("run").refused(2, "SOURCE ! STEP ... ! SINK");
    weir.run("run", "stdout", "!", "null").refused(2, "stdout is no source");
    weir.run("run", "in", "!", "stdin").refused(2, "stdin is no sink");
    weir.run("run", "in", "!", "!", "out").refused(2, "nothing between two !");
  }

  @Test
  void optionsComeBeforeTheSource() throws Exception {
    for (String late : List.of("--force", "-f", "--help", "-h")) {
      weir.run("run", "gen:1", "!", "out", late).refused(2, late + " goes before the source");
    }
    weir.run("run", "--forc", "gen:1", "!", "out").refused(2, "no option '--forc'");
  }

  @Test
  void withoutACommandItSaysWhatToDo() throws Exception {
    weir.run().refused(2, "weir help");
    weir.run("rnu").refused(2, "unknown command 'rnu'; did you mean run?");
    weir.run("in", "!", "gzip", "!", "out").refused(2, "weir run in ...");
  }

  @Test
  void helpIsMadeOfTheWords() throws Exception {
    Weir.Outcome help = weir.run("help");
    help.silent(0);
    for (String word :
        List.of("file:PATH", "stdin", "gen:SIZE", "gzip", "take N", "null", "stdout")) {
      assertTrue(help.out().contains("\n  " + word), word);
    }
    assertEquals(help, weir.run("--help"));
    assertTrue(weir.run("help", "gzip").out().contains("level=N"));
    assertTrue(weir.run("help", "run").out().contains("exit codes"));
    weir.run("help", "gzp").refused(2, "unknown word 'gzp'; did you mean gzip?");
    assertTrue(weir.run("--version").out().matches("weir [0-9].*\\(Java .*\\)\n"));
  }

  @Test
  void helpThatIsNotWrittenIsNoSuccess() throws Exception {
    weir.bash("$weir help > /dev/full").refused(1, "standard output: No space left on device");
    weir.bash("$weir help | true").silent(0);
  }

  @Test
  void whatCannotFitTheHeapIsRefusedBeforeItBegins() throws Exception {
    weir.run("run", "gen:1", "!", "buffer", "64MiB", "!", "out")
        .refused(
            2, "may hold 65 MiB in its heap, but two thirds of the heap are ", "JAVA_OPTS=-Xmx97m");
    weir.run("run", "gen:1", "!", "lines", "max=20MiB", "!", "null").refused(2, "may hold 20");
  }

  @Test
  void aBufferOfManyElementsIsBoundedInBytesToo() throws Exception {
    weir.run("run", "gen:40MB ! buffer 1000000 ! gzip ! null").silent(0);
  }
}
