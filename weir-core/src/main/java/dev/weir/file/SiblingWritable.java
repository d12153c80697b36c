package dev.weir.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes beside the target, and lets the target appear, or be replaced, at the end.
final class SiblingWritable extends GatheringWritable {
  private static final FileAttribute<?>[] NO_ATTRIBUTES = {};

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
  static SiblingWritable appearing(
      Path target, @Nullable Path like, boolean ownerOnly, boolean durable) throws IOException {
    return open(target, null, like, ownerOnly, durable);
  }

  /// For a target that is there.
  static SiblingWritable replacing(Target.Regular old, boolean ownerOnly, boolean durable)
      throws IOException {
    return open(old.path(), old.key(), ownerOnly ? null : old.path(), ownerOnly, durable);
  }

  private static SiblingWritable open(
      Path target, @Nullable Object oldKey, @Nullable Path like, boolean ownerOnly, boolean durable)
      throws IOException {
    if (like != null && !Files.exists(like)) {
      throw FileNames.failure(target, "cannot be like " + like + ": there is no such file");
    }
    boolean guarded = like != null || ownerOnly;
    Sibling sibling = Sibling.create(target, guarded ? Ownership.guarded(target) : NO_ATTRIBUTES);
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
