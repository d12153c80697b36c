package dev.weir.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParallelWordsTest {
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @TempDir Path folder;

  private String written(String steps) throws Exception {
    String lines =
        IntStream.range(0, 20_000).mapToObj(i -> "line " + i).collect(Collectors.joining("\n"));
    Path in = Files.writeString(folder.resolve("in"), lines + "\n");
    Path out = folder.resolve("out");
    Files.deleteIfExists(out);
    INSTALLED.parse("file:" + in + " ! lines ! " + steps + " ! file:" + out).job().run();
    return Files.readString(out);
  }

  @Test
  void severalThreadsDoWhatOneDoes() throws Exception {
    for (String steps :
        new String[] {
          "grep 7 ! replace '[0-9]' with=N ! unlines",
          "cut 2 delimiter=' ' ! grep -v 3 ! take 100 ! unlines"
        }) {
      assertEquals(written(steps), written("parallel 3 ! " + steps), steps);
    }
  }

  @Test
  void theStepsKeepTheirPlaces() {
    var job =
        INSTALLED
            .parse("a.log ! lines ! parallel 3 ! grep 7 ! replace 1 with=2 ! unlines ! b")
            .job();
    assertEquals(
        "file:a.log ! lines ! parallel(grep 7 ! replace 1 ! unlines) ! grep 7 ! replace 1 ! unlines ! file:b",
        job.toString());
  }

  @Test
  void thereMustBeSomethingForTheThreads() {
    for (String behind : new String[] {"take 3", "count", "buffer"}) {
      var refusal =
          assertThrows(
              UsageException.class,
              () -> INSTALLED.parse("a.log ! lines ! parallel ! " + behind + " ! unlines ! b"));
      assertTrue(
          String.valueOf(refusal.getMessage())
              .startsWith("parallel: the step behind it must do something to each"),
          refusal::getMessage);
    }
  }

  @Test
  void itTakesLines() {
    var refusal =
        assertThrows(
            UsageException.class,
            () -> INSTALLED.parse("a.log ! parallel 2 ! grep x ! unlines ! b"));
    assertTrue(
        String.valueOf(refusal.getMessage()).startsWith("parallel takes lines, but"),
        refusal::getMessage);
  }
}
