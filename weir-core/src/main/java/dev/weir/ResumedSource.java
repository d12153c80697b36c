package dev.weir;

import java.io.IOException;
import java.util.OptionalLong;

/// A source that begins at a position.
record ResumedSource<T, P>(Resumable<T, P> source, P position) implements Resumable<T, P> {

  @Override
  public Cursor<T> open() throws IOException, InterruptedException {
    return source.openAt(position);
  }

  @Override
  public ResumableCursor<T, P> openAt(P other) throws IOException, InterruptedException {
    return source.openAt(other);
  }

  @Override
  public String name() {
    return source.name();
  }

  @Override
  public OptionalLong heldBytes() {
    return source.heldBytes();
  }

  @Override
  public long nativeBytes() {
    return source.nativeBytes();
  }
}
