package dev.weir.file;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/// Gives a file that will replace another, or is made of it, what belongs to that: owner, group and
/// permissions. Access lists and extended attributes are not carried.
final class Ownership {
  private record Right(PosixFilePermission group, PosixFilePermission others) {}

  private static final List<Right> RIGHTS =
      List.of(
          new Right(PosixFilePermission.GROUP_READ, PosixFilePermission.OTHERS_READ),
          new Right(PosixFilePermission.GROUP_WRITE, PosixFilePermission.OTHERS_WRITE),
          new Right(PosixFilePermission.GROUP_EXECUTE, PosixFilePermission.OTHERS_EXECUTE));

  private Ownership() {}

  /// What a file is created with, so that nobody opens it before it has its permissions.
  static FileAttribute<?>[] guarded(Path path) {
    return Files.getFileAttributeView(path, PosixFileAttributeView.class) == null
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(
              EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE))
        };
  }

  static void carry(Path old, Path replacement) throws IOException {
    var from = Files.getFileAttributeView(old, PosixFileAttributeView.class);
    var to = Files.getFileAttributeView(replacement, PosixFileAttributeView.class);
    if (from == null || to == null) {
      return; // a file system without them
    }
    PosixFileAttributes kept = from.readAttributes();
    Set<PosixFilePermission> permissions = kept.permissions();
    if (!carried(kept.group(), to.readAttributes().group(), to::setGroup)) {
      asOthers(permissions);
    }
    var _ = carried(kept.owner(), to.getOwner(), to::setOwner);
    to.setPermissions(permissions); // last: a change of owner clears some
  }

  /// A change that may not be allowed.
  @FunctionalInterface
  private interface Change<P> {
    void to(P principal) throws IOException;
  }

  /// Only a privileged process may give files away.
  private static <P> boolean carried(P kept, P fresh, Change<P> change) {
    if (kept.equals(fresh)) {
      return true;
    }
    try {
      change.to(kept);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /// What the old group might do, another must not: it may do what all others may.
  private static void asOthers(Set<PosixFilePermission> permissions) {
    for (var right : RIGHTS) {
      if (!permissions.contains(right.others())) {
        permissions.remove(right.group());
      }
    }
  }
}
