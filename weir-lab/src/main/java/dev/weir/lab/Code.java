package dev.weir.lab;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The sources of the lessons, as they were written.
final class Code {
  private static final String JAVA_NOTE = "///";
  private static final String SCRIPT_NOTE = "//";

  private Code() {}

  /// A file beside this class.
  ///
  /// @throws IOException if it is not there
  static InputStream open(String name) throws IOException {
    InputStream file = Code.class.getResourceAsStream(name);
    if (file == null) {
      throw new FileNotFoundException(name + " is missing in this installation");
    }
    return file;
  }

  /// What a contender runs: what is said of it, and its code without that and without imports.
  ///
  /// @param note in the words of its author, as one line of Markdown
  /// @param text lines of code
  record Lesson(String note, String text) {}

  static Lesson of(Contender contender) throws IOException {
    boolean java = contender.kind() != Kind.NODE;
    String name = java ? "lesson/" + contender.program() + ".java" : "node/" + contender.program();
    try (InputStream file = open(name)) {
      String text = new String(file.readAllBytes(), StandardCharsets.UTF_8);
      return java ? lesson(text, JAVA_NOTE) : lesson(text, SCRIPT_NOTE);
    }
  }

  private static Lesson lesson(String text, String mark) {
    List<String> lines = text.lines().dropWhile(line -> !line.startsWith(mark)).toList();
    var note = new StringBuilder();
    int at = 0;
    for (; at < lines.size() && lines.get(at).startsWith(mark); at++) {
      note.append(lines.get(at).substring(mark.length()).strip()).append(' ');
    }
    String code = String.join("\n", lines.subList(at, lines.size()));
    return new Lesson(note.toString().replaceAll(" +", " ").strip(), code.strip());
  }
}
