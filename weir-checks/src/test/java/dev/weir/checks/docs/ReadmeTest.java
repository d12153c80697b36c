package dev.weir.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of the README compiles and runs, each block as it stands there.
class ReadmeTest {
  private static final Path ROOT = root();

  @TempDir Path folder;

  @Test
  void thereAreThreeLessons() throws Exception {
    assertEquals(3, lessons().size());
  }

  @Test
  void theFirstLessonCompressesAFile() throws Exception {
    byte[] log = log();
    run(lessons().get(0));
    try (var in = new GZIPInputStream(Files.newInputStream(folder.resolve("huge.log.gz")))) {
      assertEquals(log.length, in.readAllBytes().length);
    }
  }

  @Test
  void theSecondLessonReadsEachLine() throws Exception {
    log();
    assertTrue(run(lessons().get(1)).contains("indexed 10000"));
  }

  @Test
  void theThirdLessonHandsOverFromOutside() throws Exception {
    String printed = run(lessons().get(2));
    assertTrue(printed.contains("stored 1") || printed.contains("stored 2"), printed);
  }

  private byte[] log() throws IOException {
    var text = new StringBuilder();
    IntStream.range(0, 10_000).forEach(i -> text.append("line ").append(i).append('\n'));
    byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
    Files.write(folder.resolve("huge.log"), bytes);
    return bytes;
  }

  private static List<String> lessons() throws IOException {
    String readme = Files.readString(ROOT.resolve("README.md"));
    return Pattern.compile("```java\n(.*?)```", Pattern.DOTALL)
        .matcher(readme)
        .results()
        .map(match -> match.group(1))
        .toList();
  }

  /// Runs a block in a JVM of its own, in the test's folder, with what it calls around it.
  private String run(String lesson) throws Exception {
    String program =
        """
        import dev.weir.*;
        import dev.weir.file.*;
        import dev.weir.gzip.*;
        import dev.weir.pipeline.*;
        import dev.weir.text.*;
        import java.nio.file.*;

        class Lesson {
          record Event(String name) {}
          int indexed;
          int stored;
          Event event = new Event("one");
          void index(String line) { indexed++; }
          void store(Event event) { stored++; }
          void resume() {}
          void pause() {}
          void stop() {}

          void teach() throws Exception {
            %s
          }

          public static void main(String[] args) throws Exception {
            var lesson = new Lesson();
            lesson.teach();
            System.out.println("indexed " + lesson.indexed + " stored " + lesson.stored);
          }
        }
        """
            .formatted(lesson);
    Path source = Files.writeString(folder.resolve("Lesson.java"), program);
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    var process =
        new ProcessBuilder(java, "-cp", System.getProperty("java.class.path"), source.toString())
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .start();
    String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertTrue(process.waitFor(30, TimeUnit.SECONDS), "the lesson hangs");
    assertEquals(0, process.exitValue(), printed);
    return printed;
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
