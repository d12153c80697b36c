package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Ending;
import dev.weir.Sink;
import dev.weir.Writable;
import java.io.IOException;
import java.util.OptionalLong;

/// Standard output, descriptor 1 itself. What is written is out as soon as the other side takes it.
///
/// When nobody reads any more (`| head`), a write returns false, which is success; every other
/// error is a failure. It is written by a daemon thread of its own while the next bytes gather, 64
/// KiB of them, so a failure shows at a later write, at `flush` or at `end`.
///
/// It can be opened many times, one at a time. Descriptor 1 is never closed. Who prints by
/// `System.out` meanwhile mixes both. Closing and aborting free the thread as with [StandardInput].
public record StandardOutput() implements Sink<Bytes> {

  /// Standard output.
  ///
  /// @return the sink
  public static StandardOutput of() {
    return new StandardOutput();
  }

  @Override
  public Writable<Bytes> open() throws IOException {
    Descriptor descriptor = Descriptor.out().checked();
    return new StreamWritable(new WritingFerry(name(), descriptor), descriptor.fileKey());
  }

  @Override
  public Ending ending() {
    return Ending.AS_WRITTEN;
  }

  @Override
  public String name() {
    return "stdout";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(WritingFerry.HELD_BYTES);
  }
}
