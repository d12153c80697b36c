package dev.weir.file;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Located;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads what has no positions, by a ferry.
final class StreamCursor extends AbstractCursor<Bytes> implements Located {
  private final ReadingFerry ferry;
  private final @Nullable Object fileKey;
  private final OptionalLong size;

  StreamCursor(ReadingFerry ferry, @Nullable Object fileKey, OptionalLong size) {
    this.ferry = ferry;
    this.fileKey = fileKey;
    this.size = size;
    ferry.start();
  }

  @Override
  protected @Nullable Bytes next() throws IOException, InterruptedException {
    return ferry.read();
  }

  @Override
  public OptionalLong size() {
    return size;
  }

  @Override
  public Set<Object> fileKeys() {
    return FileKeys.set(fileKey);
  }

  @Override
  public void abort() {
    ferry.abort();
  }

  @Override
  protected void release() {
    ferry.close();
  }
}
