package dev.weir.checks.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What `docs/backpressure.md` shows is in the lessons of the lab, line by line, which run in
/// `LabTest`; its pictures are there.
class BackpressureLessonTest {
  private static final Path ROOT = root();
  private static final Pattern CODE = Pattern.compile("```(?:java|js)\n(.*?)```", Pattern.DOTALL);
  private static final Pattern PICTURE = Pattern.compile("!\\[[^]]+]\\(([^)]+)\\)");

  private static String document() throws IOException {
    return Files.readString(ROOT.resolve("docs/backpressure.md"));
  }

  @Test
  void eachBlockOfCodeIsQuotedFromALesson() throws IOException {
    List<String> lessons = lessons();
    List<String> blocks = found(CODE);
    assertTrue(blocks.size() >= 9, "blocks: " + blocks.size());
    for (String block : blocks) {
      String wanted = withoutIndent(block);
      assertTrue(lessons.stream().anyMatch(lesson -> lesson.contains(wanted)), block);
    }
  }

  @Test
  void eachPictureIsThere() throws IOException {
    List<String> pictures = found(PICTURE);
    assertTrue(pictures.size() >= 5, "pictures: " + pictures.size());
    for (String picture : pictures) {
      assertTrue(Files.exists(ROOT.resolve("docs").resolve(picture)), picture);
    }
  }

  private static List<String> found(Pattern pattern) throws IOException {
    return pattern.matcher(document()).results().map((MatchResult r) -> r.group(1)).toList();
  }

  private static List<String> lessons() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT.resolve("weir-lab/src/main"))) {
      return files
          .filter(file -> file.toString().matches(".*(lesson/\\w+\\.java|node/[\\w-]+\\.mjs)"))
          .map(BackpressureLessonTest::text)
          .toList();
    }
  }

  private static String text(Path file) {
    try {
      return withoutIndent(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String withoutIndent(String text) {
    return text.lines().map(String::strip).collect(Collectors.joining("\n"));
  }

  private static Path root() {
    Path root = Path.of("").toAbsolutePath();
    while (!Files.exists(root.resolve("README.md"))) {
      root = Objects.requireNonNull(root.getParent(), "no README.md above");
    }
    return root;
  }
}
