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

  static FileSystemException failure(Path path, String reason) {
    return new FileSystemException(path.toString(), null, reason);
  }
}
