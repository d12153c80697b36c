package dev.weir.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import org.jspecify.annotations.Nullable;

/// What a path to be written leads to, once, before anything is written. The path in it is where it
/// really is: behind every symbolic link, in its real directory.
sealed interface Target {

  /// Nothing yet, but a directory for it.
  record Absent(Path path) implements Target {}

  /// A regular file.
  record Regular(Path path, Object key) implements Target {}

  /// A device, a FIFO, a terminal, a socket.
  record Special(Path path) implements Target {}

  /// How many links are followed.
  int MAX_LINKS = 40; // as Linux

  /// Follows the links.
  static Target of(Path path) throws IOException {
    @Nullable BasicFileAttributes attributes = attributes(path);
    if (attributes == null) {
      return new Absent(absent(path));
    }
    if (attributes.isDirectory()) {
      throw FileNames.failure(path, "is a directory");
    }
    Object key = FileKeys.of(path, attributes);
    return key == null ? new Special(path) : new Regular(path.toRealPath(), key);
  }

  private static @Nullable BasicFileAttributes attributes(Path path) throws IOException {
    try {
      return Files.readAttributes(path, BasicFileAttributes.class);
    } catch (NoSuchFileException e) {
      return null;
    }
  }

  /// Where the file would come into being: behind links that lead to nothing.
  private static Path absent(Path path) throws IOException {
    Path at = path.toAbsolutePath();
    for (int links = 0; links < MAX_LINKS && Files.isSymbolicLink(at); links++) {
      at = at.resolveSibling(Files.readSymbolicLink(at));
    }
    Path directory = at.getParent();
    Path name = at.getFileName();
    if (directory == null || name == null) {
      throw FileNames.failure(path, "is no name for a file");
    }
    try {
      return directory.toRealPath().resolve(name);
    } catch (NoSuchFileException e) {
      throw FileNames.failure(path, "there is no directory " + directory);
    }
  }
}
