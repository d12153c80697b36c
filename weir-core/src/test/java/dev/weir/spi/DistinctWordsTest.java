package dev.weir.spi;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.LimitException;
import dev.weir.StreamException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DistinctWordsTest {
  private static final Vocabulary INSTALLED = Vocabulary.installed();

  @TempDir Path folder;

  private List<String> written(String steps, String... lines) throws Exception {
    Path in = Files.write(folder.resolve("in"), List.of(lines));
    Path out = folder.resolve("out");
    Files.deleteIfExists(out);
    INSTALLED.parse("file:" + in + " ! lines ! " + steps + " ! unlines ! file:" + out).job().run();
    return Files.readAllLines(out);
  }

  @Test
  void eachLineComesOnce() throws Exception {
    assertEquals(List.of("b", "a", ""), written("distinct", "b", "a", "b", "", "a", ""));
    assertEquals(List.of("b", "a"), written("buffer ! distinct max=1KiB", "b", "a", "b"));
  }

  @Test
  void aLineDoesNotComeTwiceInARow() throws Exception {
    assertEquals(List.of("b", "a", "b"), written("dedupe", "b", "b", "a", "b"));
    assertEquals(List.of("b", "a", "b"), written("buffer ! dedupe", "b", "b", "a", "b"));
  }

  @Test
  void whatIsRememberedHasALimit() {
    for (String lines : List.of("lines", "lines ! buffer")) {
      var job = INSTALLED.parse("gen:1MB ! " + lines + " ! distinct max=100kB ! null").job();
      var e = assertThrows(StreamException.class, job::run);
      assertInstanceOf(LimitException.class, e.getCause());
      assertTrue(
          e.getMessage().startsWith("distinct: more than 892 elements or 98 KiB that differ"),
          e.getMessage());
    }
  }

  @Test
  void theLimitIsPartOfTheMemoryBound() {
    var job = INSTALLED.parse("gen:1MB ! lines ! distinct max=64MiB ! null").job();
    assertTrue(job.memoryBound().bytes() >= 64 << 20, job.memoryBound().toString());
  }

  @Test
  void bytesAreNotCompared() {
    assertThrows(UsageException.class, () -> INSTALLED.parse("gen:1MB ! distinct ! null"));
    assertThrows(UsageException.class, () -> INSTALLED.parse("gen:1MB ! dedupe ! null"));
  }
}
