package dev.weir.internal;

import dev.weir.AbstractCursor;
import dev.weir.Cursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The cursor behind a crossing in a run with checkpoints: hands on the marks that come between
/// elements.
///
/// Threads: as a cursor.
final class MarkedCursor extends AbstractCursor<Object> implements Marking {
  private final Cursor<Object> cursor;
  private @Nullable Section section; // set before the first read

  MarkedCursor(Cursor<Object> cursor) {
    this.cursor = cursor;
  }

  @Override
  public void section(Section its) {
    section = its;
  }

  @Override
  protected @Nullable Object next() throws IOException, InterruptedException {
    while (true) {
      Object element = cursor.read();
      if (!(element instanceof Mark mark) || section == null) {
        return element;
      }
      section.carry(mark);
    }
  }

  @Override
  public void abort() {
    cursor.abort();
  }

  @Override
  protected void release() throws IOException {
    cursor.close();
  }
}
