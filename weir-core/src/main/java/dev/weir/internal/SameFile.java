package dev.weir.internal;

import dev.weir.Cursor;
import dev.weir.Located;
import dev.weir.SameFileException;
import org.jspecify.annotations.Nullable;

/// Refuses a run that would read and write the same file.
final class SameFile {
  private SameFile() {}

  static void refuse(@Nullable Cursor<?> source, Object sink, String sinkName)
      throws SameFileException {
    Object key = Located.keyOf(source);
    if (key != null && key.equals(Located.keyOf(sink))) {
      throw new SameFileException(sinkName);
    }
  }
}
