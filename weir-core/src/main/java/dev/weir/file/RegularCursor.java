package dev.weir.file;

import dev.weir.AbstractCursor;
import dev.weir.Bytes;
import dev.weir.Located;
import dev.weir.RecyclingCursor;
import dev.weir.ResumableCursor;
import dev.weir.TransferSource;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.WritableByteChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a regular file in the caller's thread.
final class RegularCursor extends AbstractCursor<Bytes>
    implements TransferSource, RecyclingCursor<Bytes>, ResumableCursor<Bytes, Long>, Located {
  private static final int PROBE_BYTES =
      8192; // behind the size: growth, or what /proc shows as empty

  private static final byte[] NOTHING = {};

  private final Path path;
  private final SteadyFile file;
  private final long from;
  private final long to;
  private final long end; // what is before it was there at opening
  private final int blockBytes;
  private long at;
  private byte[] given = NOTHING; // the array of the last block
  private byte[] spare = NOTHING; // one that nobody has any more

  private RegularCursor(FileSource source, SteadyFile file, long size) {
    this.path = source.path();
    this.file = file;
    this.from = source.from();
    this.to = source.to();
    this.end = Math.min(size, source.to());
    this.blockBytes = source.blockBytes();
    this.at = source.from();
  }

  static RegularCursor open(FileSource source) throws IOException, InterruptedException {
    Path path = source.path();
    FileChannel channel = FileChannel.open(path, StandardOpenOption.READ);
    try {
      var file = new SteadyFile(path, channel, StandardOpenOption.READ);
      long size = file.size();
      if (source.from() > size) {
        throw FileNames.failure(
            path, "byte " + source.from() + " is beyond the end, which is at " + size);
      }
      return new RegularCursor(source, file, size);
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  @Override
  protected @Nullable Bytes next() throws IOException, InterruptedException {
    byte[] reusable = spare;
    spare = NOTHING;
    return next(reusable);
  }

  /// The next block, read into that array if it has the right length.
  @Nullable Bytes next(byte[] reusable) throws IOException, InterruptedException {
    long left = end - at;
    int wanted = (int) Math.min(blockBytes, left > 0 ? left : Math.min(PROBE_BYTES, to - at));
    if (wanted == 0) {
      return null;
    }
    given = NOTHING; // else two blocks would be held while this one is read
    byte[] block = reusable.length == wanted ? reusable : new byte[wanted];
    int length = file.read(ByteBuffer.wrap(block), at);
    if (length == 0) {
      checkWhole();
      return null;
    }
    at += length;
    given = block;
    return Bytes.wrap(block, 0, length).compact();
  }

  @Override
  public Long before(Long position, long bytes) {
    return position - bytes;
  }

  @Override
  public Long position() {
    return at;
  }

  /// The array that the last block was read into.
  byte[] given() {
    return given;
  }

  @Override
  public void recycle() {
    spare = given;
  }

  /// It ended: as it was at opening, or before? (What sysfs calls the size is no size.)
  private void checkWhole() throws IOException, InterruptedException {
    if (at < end && file.size() < end) {
      throw FileNames.failure(
          path, "shrank while it was read: it ended at byte " + at + ", before " + end);
    }
  }

  @Override
  public long transferTo(WritableByteChannel target, long maxBytes) throws InterruptedException {
    long count = Math.min(maxBytes, end - at);
    if (count <= 0) {
      return 0; // reading finds the end, or what has been added since
    }
    long moved = file.transferTo(target, at, count);
    at += moved;
    return moved;
  }

  @Override
  public Set<Object> fileKeys() {
    return Set.of(file.key());
  }

  @Override
  public OptionalLong size() {
    return OptionalLong.of(end - from);
  }

  @Override
  public void abort() {
    file.abort();
  }

  @Override
  protected void release() throws IOException {
    file.close();
  }
}
