package dev.weir.file;

import java.nio.file.FileSystemException;
import java.nio.file.Path;

/// How paths are shown.
final class FileNames {
  private FileNames() {}

  /// `file:PATH` on one line, whatever characters the path has.
  static String stage(Path path) {
    return "file:" + path.toString().replaceAll("\\p{Cntrl}", "?");
  }

  /// The path that a word of the text form names.
  ///
  /// @throws IllegalArgumentException if it is not UTF-8, so that the JVM cannot name the file
  static Path path(String word) {
    if (word.indexOf('\ufffd') >= 0) {
      throw new IllegalArgumentException(
          "the name is not UTF-8: use < or > of the shell with stdin or stdout");
    }
    return Path.of(word);
  }

  static FileSystemException failure(Path path, String reason) {
    return new FileSystemException(path.toString(), null, reason);
  }
}
