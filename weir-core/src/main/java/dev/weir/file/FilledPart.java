package dev.weir.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;

/// One part of a [SplitSink] while it is written, beside its name. Ended, it stays there, whole, on
/// the disk and closed.
final class FilledPart extends GatheringWritable {
  private final Path sibling;

  private FilledPart(Path sibling, SteadyFile file, boolean durable) {
    super(file, 0, null, durable);
    this.sibling = sibling;
  }

  /// Opens one whose sibling has that number. It gets the permissions of an old part.
  static FilledPart open(Path target, long number, boolean durable) throws IOException {
    boolean old = Files.exists(target, LinkOption.NOFOLLOW_LINKS);
    FileAttribute<?>[] attributes = old ? Ownership.guarded(target) : new FileAttribute<?>[0];
    Sibling sibling = Sibling.create(target, number, attributes);
    try {
      if (old) {
        Ownership.carry(target, sibling.path());
      }
      var file = new SteadyFile(sibling.path(), sibling.channel(), StandardOpenOption.WRITE);
      return new FilledPart(sibling.path(), file, durable);
    } catch (Throwable e) {
      sibling.remove(e);
      throw e;
    }
  }

  @Override
  void publish() {}

  @Override
  void settle(boolean complete) throws IOException {
    if (!complete) {
      Files.deleteIfExists(sibling);
    }
  }
}
