package dev.weir.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes beside the target, and lets the target appear, or be replaced, at the end.
final class SiblingWritable extends GatheringWritable {
  private final Path target;
  private final Path sibling;
  private final boolean replacing;

  private SiblingWritable(
      Path target, Path sibling, SteadyFile file, @Nullable Object oldKey, boolean durable) {
    super(file, 0, oldKey, durable);
    this.target = target;
    this.sibling = sibling;
    this.replacing = oldKey != null;
  }

  /// For a target that must not be there.
  static SiblingWritable appearing(Path target, @Nullable Path like, boolean durable)
      throws IOException {
    return open(target, null, like, durable);
  }

  /// For a target that is there.
  static SiblingWritable replacing(Target.Regular old, boolean durable) throws IOException {
    return open(old.path(), old.key(), old.path(), durable);
  }

  private static SiblingWritable open(
      Path target, @Nullable Object oldKey, @Nullable Path like, boolean durable)
      throws IOException {
    if (like != null && !Files.exists(like)) {
      throw FileNames.failure(target, "cannot be like " + like + ": there is no such file");
    }
    Sibling sibling =
        like == null ? Sibling.create(target) : Sibling.create(target, Ownership.guarded(like));
    try {
      if (like != null) {
        Ownership.carry(like, sibling.path());
      }
      var file = new SteadyFile(sibling.path(), sibling.channel(), StandardOpenOption.WRITE);
      return new SiblingWritable(target, sibling.path(), file, oldKey, durable);
    } catch (Throwable e) {
      sibling.remove(e);
      throw e;
    }
  }

  /// Where there is no file yet, its place.
  @Override
  public Set<Object> fileKeys() {
    return replacing ? super.fileKeys() : Set.of(target);
  }

  @Override
  void publish() throws IOException {
    if (replacing) {
      Publishing.replace(sibling, target);
    } else {
      Publishing.appear(sibling, target);
    }
    if (durable()) {
      Publishing.forceDirectoryOf(target);
    }
  }

  @Override
  void settle(boolean complete) throws IOException {
    Files.deleteIfExists(sibling);
  }
}
