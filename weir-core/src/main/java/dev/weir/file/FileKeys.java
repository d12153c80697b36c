package dev.weir.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Which file a path stands for.
final class FileKeys {
  private FileKeys() {}

  /// What a path leads to now; the path itself if that is no regular file, or nothing.
  static Object now(Path path) throws IOException {
    try {
      @Nullable Object key = of(path, Files.readAttributes(path, BasicFileAttributes.class));
      return key == null ? path : key;
    } catch (NoSuchFileException e) {
      return path;
    }
  }

  /// The file system's key, or the real path where it has none; null if it is no regular file.
  static @Nullable Object of(Path path, BasicFileAttributes attributes) throws IOException {
    if (!attributes.isRegularFile()) {
      return null;
    }
    Object key = attributes.fileKey();
    return key == null ? path.toRealPath() : key;
  }

  /// The keys of an end that has one or none.
  static Set<Object> set(@Nullable Object key) {
    return key == null ? Set.of() : Set.of(key);
  }
}
