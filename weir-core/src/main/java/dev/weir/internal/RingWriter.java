package dev.weir.internal;

import dev.weir.Writable;
import java.io.IOException;

/// The writing end of a boundary.
final class RingWriter implements Writable<Object> {
  private final Ring ring;

  RingWriter(Ring ring) {
    this.ring = ring;
  }

  @Override
  public boolean write(Object element) throws IOException, InterruptedException {
    return ring.write(element);
  }

  boolean writeAll(Object[] elements, int count) throws IOException, InterruptedException {
    return ring.writeAll(elements, count);
  }

  /// Each element was visible when its write returned.
  @Override
  public void flush() {}

  @Override
  public void end() {
    ring.end();
  }

  /// Without an end the run has failed, or nobody reads: then the reader must not take what is left
  /// for the whole.
  @Override
  public void close() {
    if (!ring.over()) {
      ring.cancel();
    }
  }

  @Override
  public void abort() {
    ring.cancel();
  }
}
