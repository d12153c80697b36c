package dev.weir.internal;

import dev.weir.AbstractCursor;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// The reading end of a boundary.
final class RingReader extends AbstractCursor<Object> {
  private final Ring ring;
  private final Runnable unwanted;
  private boolean drained;

  /// `unwanted` is told when this is closed before the end.
  RingReader(Ring ring, Runnable unwanted) {
    this.ring = ring;
    this.unwanted = unwanted;
  }

  @Override
  protected @Nullable Object next() throws IOException, InterruptedException {
    Object element = ring.read();
    if (element == null) {
      drained = true;
    }
    return element;
  }

  @Override
  protected void release() {
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
