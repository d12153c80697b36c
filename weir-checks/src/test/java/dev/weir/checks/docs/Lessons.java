package dev.weir.checks.docs;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
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

/// The Java of a document, to be compiled and run, each block as it stands there.
///
/// A block finds `path`, a small file, and `copy`, where there is none yet.
///
/// @param blocks in order
/// @param folder for what is compiled, and for the files of each block
record Lessons(List<String> blocks, Path folder) {
  private static final Pattern LESSON = Pattern.compile("```java\n(.*?)```", Pattern.DOTALL);

  /// Those of a document.
  ///
  /// @param document from the project's root
  static Lessons of(String document, Path folder) throws IOException {
    List<String> blocks =
        LESSON
            .matcher(Files.readString(root().resolve(document)))
            .results()
            .map((MatchResult match) -> match.group(1))
            .toList();
    return new Lessons(blocks, folder);
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("README.md"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  /// Compiles all of them, and runs each.
  ///
  /// @param imports what the document takes for granted
  /// @param members what a block calls besides
  void run(String imports, String members) throws Exception {
    compile(imports, members);
    for (int i = 0; i < blocks.size(); i++) {
      run(i);
    }
  }

  private void compile(String imports, String members) {
    var program = new StringBuilder(imports);
    for (int i = 0; i < blocks.size(); i++) {
      program.append(
          """
          class Lesson%d {
            java.nio.file.Path path;
            java.nio.file.Path copy;
            %s
            void teach() throws Exception {
              %s
            }
          }
          """
              .formatted(i, members, blocks.get(i)));
    }
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
}
