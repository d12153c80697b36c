package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Source;
import java.nio.channels.ReadableByteChannel;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicBoolean;

/// A channel that somebody lends.
final class LentSource implements Source<Bytes> {
  private final ReadableByteChannel channel;
  private final AtomicBoolean spent = new AtomicBoolean();

  LentSource(ReadableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public Cursor<Bytes> open() {
    if (!spent.compareAndSet(false, true)) {
      throw new IllegalStateException("a lent channel can be read once, and it was opened already");
    }
    var ferry = new ReadingFerry(name(), new Lent<>(channel), FileSource.DEFAULT_BLOCK_BYTES);
    return new StreamCursor(ferry, null, OptionalLong.empty());
  }

  @Override
  public String name() {
    return "channel";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(ReadingFerry.heldBytes(FileSource.DEFAULT_BLOCK_BYTES));
  }
}
