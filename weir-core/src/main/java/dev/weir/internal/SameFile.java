package dev.weir.internal;

import dev.weir.Cursor;
import dev.weir.Located;
import dev.weir.SameFileException;
import java.util.Collections;
import org.jspecify.annotations.Nullable;

/// Refuses a run that would read and write the same file.
final class SameFile {
  private SameFile() {}

  static void refuse(@Nullable Cursor<?> source, Object sink, String sinkName)
      throws SameFileException {
    if (!Collections.disjoint(Located.keysOf(source), Located.keysOf(sink))) {
      throw new SameFileException(sinkName);
    }
  }
}
