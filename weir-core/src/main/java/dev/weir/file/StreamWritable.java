package dev.weir.file;

import dev.weir.AbstractWritable;
import dev.weir.Bytes;
import dev.weir.Located;
import java.io.IOException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes what has no positions, by a ferry.
final class StreamWritable extends AbstractWritable<Bytes> implements Located {
  private final WritingFerry ferry;
  private final @Nullable Object fileKey;

  StreamWritable(WritingFerry ferry, @Nullable Object fileKey) {
    this.ferry = ferry;
    this.fileKey = fileKey;
    ferry.start();
  }

  @Override
  protected boolean put(Bytes bytes) throws IOException, InterruptedException {
    return ferry.put(bytes);
  }

  @Override
  protected void push() throws IOException, InterruptedException {
    ferry.drain();
  }

  @Override
  protected void complete() throws IOException, InterruptedException {
    ferry.finish();
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
  protected void release(boolean complete) {
    ferry.close();
  }
}
