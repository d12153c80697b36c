package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Located;
import dev.weir.Progress;
import dev.weir.StreamException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalLong;
import java.util.Set;

/// One of several files, as it was when all of them were looked at.
///
/// @param file what to read
/// @param keys which file it was
/// @param size of a regular file, in bytes
record Member(FileSource file, Set<Object> keys, OptionalLong size) {

  /// Looks at a file without opening it.
  static Member of(Path path) throws IOException {
    FileSource file = FileSource.of(path);
    try {
      var attributes = file.check();
      var size =
          attributes.isRegularFile() ? OptionalLong.of(attributes.size()) : OptionalLong.empty();
      return new Member(file, FileKeys.set(FileKeys.of(path, attributes)), size);
    } catch (IOException e) {
      throw StreamException.of(file.name(), 1, 1, Progress.NONE, e);
    }
  }

  /// Opens it, if it is still the same.
  Cursor<Bytes> open() throws IOException, InterruptedException {
    Cursor<Bytes> cursor = file.open();
    if (!Located.keysOf(cursor).equals(keys)) {
      cursor.close();
      throw FileNames.failure(file.path(), "is not the same file any more");
    }
    return cursor;
  }
}
