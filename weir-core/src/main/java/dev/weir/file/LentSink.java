package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Sink;
import dev.weir.Writable;
import java.nio.channels.WritableByteChannel;
import java.util.OptionalLong;

/// A channel that somebody lends, to be written into.
final class LentSink implements Sink<Bytes> {
  private final WritableByteChannel channel;

  LentSink(WritableByteChannel channel) {
    this.channel = channel;
  }

  @Override
  public Writable<Bytes> open() {
    return new StreamWritable(new WritingFerry(name(), new Lent<>(channel)), null);
  }

  @Override
  public String name() {
    return "channel";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(WritingFerry.HELD_BYTES);
  }
}
