package dev.weir.file;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// How a finished file comes to its name, in one step.
final class Publishing {
  private Publishing() {}

  /// The target appears, and whatever came to its place meanwhile stays.
  ///
  /// By a hard link, which is atomic and replaces nothing. Where there are no hard links: an empty
  /// file takes the name first, and is replaced at once.
  static void appear(Path finished, Path target) throws IOException {
    place(finished, target);
    var _ = finished.toFile().delete(); // else it is tried again on closing
  }

  /// As [#appear], but the finished file keeps its old name too, where there are hard links.
  static void place(Path finished, Path target) throws IOException {
    try {
      Files.createLink(target, finished);
    } catch (FileAlreadyExistsException e) {
      throw appeared(target);
    } catch (NoSuchFileException e) {
      throw gone(finished, target);
    } catch (IOException | UnsupportedOperationException e) {
      appearWithoutLink(finished, target);
    }
  }

  /// Takes back what was placed, if it is still that.
  ///
  /// @return false if it stays
  static boolean withdraw(Path finished, Path target) {
    try {
      if (!Files.isSameFile(finished, target)) {
        return false;
      }
      Files.delete(target);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static void appearWithoutLink(Path finished, Path target) throws IOException {
    try {
      Files.createFile(target);
    } catch (FileAlreadyExistsException e) {
      throw appeared(target);
    }
    Object placeholder = FileKeys.now(target);
    try {
      if (!placeholder.equals(FileKeys.now(target))) {
        throw appeared(target);
      }
      Files.move(finished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (Throwable e) {
      if (placeholder.equals(FileKeys.now(target))) {
        Files.deleteIfExists(target);
      }
      throw e;
    }
  }

  private static IOException appeared(Path target) {
    return new FileAlreadyExistsException(
        target.toString(), null, "appeared while it was being written, and was left as it is");
  }

  private static IOException gone(Path finished, Path target) {
    return FileNames.failure(target, "somebody removed its temporary file " + finished);
  }

  /// The target is replaced; what comes to its place meanwhile, a symbolic link too, is replaced
  /// with it, not written through.
  static void replace(Path finished, Path target) throws IOException {
    if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
      throw FileNames.failure(target, "became a directory while it was being written");
    }
    try {
      Files.move(
          finished, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (NoSuchFileException e) {
      throw gone(finished, target);
    }
  }

  /// Makes names last. A system that does not open directories does not need it.
  static void forceDirectoryOf(Path target) throws IOException {
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null) {
      return;
    }
    boolean interrupted = false; // the name is there: now it is a matter of an instant
    try {
      while (!forced(directory)) {
        interrupted |= Thread.interrupted();
      }
    } catch (IOException e) {
      throw new IOException(
          "is in place, but its directory could not be forced, so it may not last: "
              + e.getMessage(),
          e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  /// Forces a directory, unless an interrupt is in the way.
  private static boolean forced(Path directory) throws IOException {
    FileChannel opened;
    try {
      opened = FileChannel.open(directory, StandardOpenOption.READ);
    } catch (IOException | UnsupportedOperationException e) {
      return true;
    }
    try (opened) {
      opened.force(true);
      return true;
    } catch (ClosedByInterruptException e) {
      return false;
    }
  }
}
