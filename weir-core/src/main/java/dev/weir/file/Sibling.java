package dev.weir.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.util.Set;
import java.util.SplittableRandom;

/// A new file beside another, under a name that nobody can know before.
///
/// @param path such as `.huge.log.gz.weir-5f0c27a9e1b34d68.tmp`
/// @param channel open for writing
record Sibling(Path path, FileChannel channel) {
  private static final Set<OpenOption> NEW =
      Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
  private static final int ATTEMPTS = 8;
  private static final int MAX_NAME = 50; // characters, so that the whole fits into 255 bytes

  /// Creates it, and never opens what is there already, be it a symbolic link.
  static Sibling create(Path target, FileAttribute<?>... attributes) throws IOException {
    var random = new SplittableRandom();
    for (int attempt = 1; ; attempt++) {
      try {
        return create(target, random.nextLong(), attributes);
      } catch (FileAlreadyExistsException e) {
        if (attempt == ATTEMPTS) {
          throw e;
        }
      }
    }
  }

  /// Creates it under the name that a number gives.
  ///
  /// @throws FileAlreadyExistsException if there is something of that name
  static Sibling create(Path target, long number, FileAttribute<?>... attributes)
      throws IOException {
    Path path = path(target, number);
    try {
      return new Sibling(path, FileChannel.open(path, NEW, attributes));
    } catch (AccessDeniedException e) {
      throw FileNames.failure(target, "no permission to create a file in " + target.getParent());
    } catch (FileAlreadyExistsException e) {
      throw e;
    } catch (FileSystemException e) {
      throw e.getReason() == null ? e : FileNames.failure(target, e.getReason());
    }
  }

  /// Where one beside a target is, by its number.
  static Path path(Path target, long number) {
    return target.resolveSibling(name(target, number));
  }

  private static String name(Path target, long random) {
    var name = new StringBuilder(".");
    String.valueOf(target.getFileName())
        .codePoints()
        .limit(MAX_NAME)
        .forEach(name::appendCodePoint);
    return name.append(".weir-").append("%016x".formatted(random)).append(".tmp").toString();
  }

  /// Takes it back after a failure.
  void remove(Throwable failure) {
    try {
      channel.close();
      Files.deleteIfExists(path);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }
}
