package dev.weir.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of `docs/elements.md` compiles and runs, each block as it stands there.
class ElementsLessonsTest {
  private static final String IMPORTS =
      """
      import dev.weir.*;
      import dev.weir.file.*;
      import dev.weir.pipeline.*;
      import dev.weir.text.*;
      import java.time.Duration;
      import java.util.Comparator;
      import java.util.List;
      import java.util.concurrent.atomic.AtomicReference;

      """;

  private static final String MEMBERS =
      """
      void store(String line) {}
      void show(String line) {}
      String fetch(String line) { return "page of " + line; }
      """;

  @TempDir Path folder;

  @Test
  void everyLessonRuns() throws Exception {
    Lessons lessons = Lessons.of("docs/elements.md", folder);
    assertEquals(7, lessons.blocks().size());
    lessons.run(IMPORTS, MEMBERS);
  }
}
