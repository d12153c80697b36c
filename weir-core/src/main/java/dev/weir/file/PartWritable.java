package dev.weir.file;

import dev.weir.Bytes;
import dev.weir.Checkpoint;
import dev.weir.TransferSource;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.zip.CRC32C;

/// Writes what another run may go on with: behind what is kept already, and what is persisted stays
/// without an end.
final class PartWritable extends GatheringWritable implements Checkpoint<Bytes> {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

  private final Resumption resumption;
  private final CRC32C sum; // of all that was put
  private boolean persisting; // while it pushes
  private volatile long keptLength; // the writing thread's, as is the next
  private volatile long keptSum;

  private PartWritable(Resumption resumption, SteadyFile file, long at, CRC32C sum) {
    super(file, at, file.key(), true);
    this.resumption = resumption;
    this.sum = sum;
    this.keptLength = at;
    this.keptSum = sum.getValue();
  }

  /// Opens the part where the journal says that it is whole; without one, anew.
  static PartWritable open(
      Resumption resumption, Path part, FileSink sink, Target target, Journal journal, CRC32C sum)
      throws IOException {
    if (journal.length() == 0) {
      Files.deleteIfExists(part);
      create(part, sink, target);
    }
    var channel = FileChannel.open(part, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    try {
      channel.truncate(journal.length());
      var file = new SteadyFile(part, channel, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
      return new PartWritable(resumption, file, journal.length(), sum);
    } catch (Throwable e) {
      channel.close();
      throw e;
    }
  }

  /// With the permissions that it is to have, from its first byte on.
  private static void create(Path part, FileSink sink, Target target) throws IOException {
    Path old = target instanceof Target.Regular regular ? regular.path() : null;
    Path like = sink.ownerOnly() ? null : sink.like() != null ? sink.like() : old;
    boolean guarded = like != null || sink.ownerOnly();
    FileAttribute<?>[] attributes = guarded ? Ownership.guarded(part) : new FileAttribute<?>[0];
    try {
      FileChannel.open(part, NEW, attributes).close();
      if (like != null) {
        Ownership.carry(like, part);
      }
    } catch (NoSuchFileException e) {
      Files.deleteIfExists(part);
      throw FileNames.failure(sink.path(), "cannot be like " + like + ": there is no such file");
    }
  }

  @Override
  protected boolean put(Bytes bytes) throws IOException, InterruptedException {
    boolean wanted = super.put(bytes);
    sum.update(bytes.buffer()); // what an interruption kept out is not in it
    return wanted;
  }

  /// Every byte is summed, so none goes past it.
  @Override
  public long transferFrom(TransferSource source, long maxBytes) {
    return 0;
  }

  @Override
  public void persist() throws IOException, InterruptedException {
    persisting = true;
    try {
      flush();
    } finally {
      persisting = false;
    }
  }

  @Override
  protected void push() throws IOException, InterruptedException {
    super.push();
    if (persisting) {
      file.force();
      keptLength = at();
      keptSum = sum.getValue();
    }
  }

  /// How much of the file survives.
  long keptLength() {
    return keptLength;
  }

  /// The CRC-32C of that.
  long keptSum() {
    return keptSum;
  }

  @Override
  void publish() throws IOException {
    resumption.whole(at(), sum.getValue());
  }

  /// What nobody can go on with goes when all threads of the run have: see [Resumption#close()].
  @Override
  void settle(boolean complete) {}
}
