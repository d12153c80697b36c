package dev.weir.internal;

import dev.weir.Cursor;
import dev.weir.Located;
import dev.weir.SameFileException;
import dev.weir.Writable;
import org.jspecify.annotations.Nullable;

/// Refuses a run that would read and write the same file.
final class SameFile {
  private SameFile() {}

  static void refuse(@Nullable Cursor<?> source, Writable<?> sink, String sinkName)
      throws SameFileException {
    if (source instanceof Located from && sink instanceof Located to) {
      Object key = from.fileKey();
      if (key != null && key.equals(to.fileKey())) {
        throw new SameFileException(sinkName);
      }
    }
  }
}
