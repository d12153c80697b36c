package dev.weir.crypto;

import dev.weir.Bytes;
import dev.weir.Cursor;
import dev.weir.Source;
import dev.weir.Sources;
import java.io.IOException;
import java.util.OptionalLong;

/// A new key, another one each time, as the JSON of a keyset. What it goes into should be for the
/// owner only, such as [dev.weir.file.FileSink#forOwnerOnly()]; [Encryption#newKey] sees to that.
///
/// @param segment of what it encrypts
public record NewKey(Segment segment) implements Source<Bytes> {
  private static final long KEY_BYTES = 1 << 10;

  @Override
  public Cursor<Bytes> open() throws IOException, InterruptedException {
    return Sources.of(Keyset.fresh(segment)).open();
  }

  @Override
  public String name() {
    return "newkey";
  }

  @Override
  public OptionalLong heldBytes() {
    return OptionalLong.of(KEY_BYTES);
  }
}
