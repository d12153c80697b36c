package dev.weir.checks.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.StringWriter;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The Java of `docs/interop.md` compiles and runs, each block as it stands there.
class InteropLessonsTest {
  private static final Pattern LESSON = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);
  private static final int LESSONS = 14;

  @TempDir Path folder;

  @Test
  void everyLessonRuns() throws Exception {
    List<String> lessons =
        LESSON
            .matcher(Files.readString(document()))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    assertEquals(LESSONS, lessons.size());
    compile(lessons);
    for (int i = 0; i < lessons.size(); i++) {
      run(i);
    }
  }

  private void compile(List<String> lessons) {
    var all = new StringBuilder();
    for (int i = 0; i < lessons.size(); i++) {
      all.append(
          """
          class Lesson%d {
            java.nio.file.Path path;
            java.nio.file.Path copy;
            void index(String line) {}
            void teach() throws Exception {
              %s
            }
          }
          """
              .formatted(i, lessons.get(i)));
    }
    String program =
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

        """
            + all;
    var source =
        new SimpleJavaFileObject(URI.create("string:///Lessons.java"), JavaFileObject.Kind.SOURCE) {
          @Override
          public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return program;
          }
        };
    var said = new StringWriter();
    var options =
        List.of(
            "-d", folder.toString(), "-cp", System.getProperty("java.class.path"), "-proc:none");
    boolean compiled =
        ToolProvider.getSystemJavaCompiler()
            .getTask(said, null, null, options, null, List.of(source))
            .call();
    assertTrue(compiled, said::toString);
  }

  private void run(int number) throws Exception {
    Path own = Files.createDirectory(folder.resolve("lesson" + number));
    Path path = Files.writeString(own.resolve("huge.log"), "one\nERROR two\nthree\n");
    URL[] classes = {folder.toUri().toURL()};
    try (var loader = new URLClassLoader(classes, getClass().getClassLoader())) {
      Class<?> type = loader.loadClass("Lesson" + number);
      var constructor = type.getDeclaredConstructor();
      constructor.setAccessible(true);
      Object lesson = constructor.newInstance();
      set(lesson, "path", path);
      set(lesson, "copy", own.resolve("copy"));
      var teach = type.getDeclaredMethod("teach");
      teach.setAccessible(true);
      teach.invoke(lesson);
    }
  }

  private static void set(Object lesson, String name, Path value) throws Exception {
    var field = lesson.getClass().getDeclaredField(name);
    field.setAccessible(true);
    field.set(lesson, value);
  }

  private static Path document() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md"))) {
      folder = folder.getParent();
    }
    return folder.resolve("docs/interop.md");
  }
}
