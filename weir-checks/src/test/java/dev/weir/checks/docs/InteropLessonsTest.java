package dev.weir.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of `docs/interop.md` compiles and runs, each block as it stands there.
class InteropLessonsTest {
  private static final String IMPORTS =
      """
      import static java.nio.charset.StandardCharsets.*;
      import dev.weir.*;
      import dev.weir.file.*;
      import dev.weir.gzip.*;
      import dev.weir.interop.*;
      import dev.weir.pipeline.*;
      import dev.weir.text.*;
      import java.io.*;
      import java.nio.file.Files;
      import java.util.List;
      import java.util.concurrent.*;
      import java.util.stream.*;
      import java.util.zip.*;
      import reactor.adapter.JdkFlowAdapter;
      import reactor.core.publisher.Flux;

      """;

  @TempDir Path folder;

  @Test
  void everyLessonRuns() throws Exception {
    Lessons lessons = Lessons.of("docs/interop.md", folder);
    assertEquals(14, lessons.blocks().size());
    lessons.run(IMPORTS, "void index(String line) {}");
  }
}
