package dev.weir.file;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.weir.Source;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `file:` stands for as a source.
class FileWordsTest {
  private static final Vocabulary WORDS = Vocabulary.installed();

  @TempDir Path directory;

  private static Source<?> source(String written) {
    var sources = new ArrayList<Source<?>>();
    var _ =
        WORDS
            .parse(written + " ! null")
            .job(
                source -> {
                  sources.add(source);
                  return source;
                });
    return sources.getFirst();
  }

  @Test
  void onePathIsAFile() {
    assertEquals(FileSource.of(Path.of("a.log")), source("a.log"));
    assertEquals(FileSource.of(Path.of("b]c}.log")), source("file:b]c}.log"));
  }

  @Test
  void severalPathsOrAPatternAreFiles() {
    assertEquals(FilesSource.matching("a.log", "b.log"), source("a.log b.log"));
    assertEquals(FilesSource.matching("a.log", "b=c"), source("file:a.log file:b=c"));
    for (String pattern : List.of("*.log", "a?", "[ab].log", "{a,b}.log", "logs/**.gz")) {
      assertEquals(FilesSource.matching(pattern), source("'" + pattern + "'"));
    }
  }

  @Test
  void aSinkIsOneFileOfThatName() {
    assertThrows(UsageException.class, () -> WORDS.parse("a ! b c"));
    assertTrue(WORDS.parse("a ! b*").job().explain().contains("file:b*"));
  }

  @Test
  void archivesOneAfterTheOtherAreOneArchive() throws Exception {
    run("gen:300kB seed=1 ! " + path("1.log"));
    run("gen:70kB seed=2 ! " + path("2.log"));
    run(path("1.log") + " ! gzip ! " + path("1.gz"));
    run(path("2.log") + " ! gzip ! " + path("2.gz"));
    run(path("1.gz") + " " + path("2.gz") + " ! gunzip ! " + path("named"));
    run(path("?.gz") + " ! gunzip ! " + path("matched"));
    var both = new ByteArrayOutputStream();
    both.writeBytes(Files.readAllBytes(directory.resolve("1.log")));
    both.writeBytes(Files.readAllBytes(directory.resolve("2.log")));
    assertArrayEquals(both.toByteArray(), Files.readAllBytes(directory.resolve("named")));
    assertArrayEquals(both.toByteArray(), Files.readAllBytes(directory.resolve("matched")));
  }

  private static void run(String text) throws Exception {
    WORDS.parse(text).job().run();
  }

  private String path(String name) {
    return "'" + directory.resolve(name) + "'";
  }
}
