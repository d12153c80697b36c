package dev.weir.internal;

import dev.weir.Cursor;
import java.io.IOException;
import java.util.Iterator;
import org.jspecify.annotations.Nullable;

/// The reading end of a boundary, read by the section behind it.
///
/// The ring keeps the rules of a cursor by itself: null for ever after the end, the signal for ever
/// after a cancel.
final class RingReader implements Cursor<Object> {
  private final Ring ring;
  private final Runnable unwanted;
  private boolean drained;
  private boolean closed;

  /// `unwanted` is told when this is closed before the end.
  RingReader(Ring ring, Runnable unwanted) {
    this.ring = ring;
    this.unwanted = unwanted;
  }

  @Override
  public @Nullable Object read() throws IOException, InterruptedException {
    Object element = ring.read();
    if (element == null) {
      drained = true;
    }
    return element;
  }

  @Override
  public Iterator<Object> iterator() {
    throw new IllegalStateException("a boundary is read by the section behind it");
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    ring.closeReader();
    if (!drained) {
      unwanted.run();
    }
  }

  @Override
  public void abort() {
    ring.cancel();
  }
}
