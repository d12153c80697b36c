package dev.weir.file;

import java.io.FileDescriptor;
import java.io.FileInputStream;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/// A descriptor that the process was born with, used by number: never by `System.in` or
/// `System.out`, which hold back or swallow what they should tell, and never closed.
///
/// An anonymous pipe, a terminal and a device are opened once more by their names in `/proc`, so
/// that closing frees a thread that is blocked there. Opening a named FIFO again could wait for a
/// partner that will never come, and a regular file has its position in the descriptor: these, a
/// socket, and everything where there is no `/proc`, are used as they are.
final class Descriptor implements Far<FileChannel> {
  private static final int TYPE_MASK = 0170000;
  private static final int CHARACTER_DEVICE = 0020000;

  private final int number;
  private final Path path;
  private volatile @Nullable SpecialFile reopened;
  private volatile boolean plain; // it is used as it is

  private Descriptor(int number) {
    this.number = number;
    this.path = Path.of("/proc/self/fd/" + number);
  }

  static Descriptor in() {
    return new Descriptor(0);
  }

  static Descriptor out() {
    return new Descriptor(1);
  }

  /// Refuses a descriptor that the process was started without. The JVM finds its number free and
  /// puts a file of its own there, which would pass for the data.
  Descriptor checked() throws IOException {
    if (regular() && isOfTheJvm()) {
      throw new IOException("is closed: the process was started without it");
    }
    return this;
  }

  private boolean isOfTheJvm() throws IOException {
    try {
      return path.toRealPath().startsWith(System.getProperty("java.home"));
    } catch (NoSuchFileException e) {
      return false; // a file without a name any more, as a here-document is
    }
  }

  boolean regular() {
    return Files.isRegularFile(path);
  }

  @Nullable Object fileKey() {
    try {
      return FileKeys.of(path, Files.readAttributes(path, BasicFileAttributes.class));
    } catch (IOException e) {
      return null; // no /proc: it cannot be told
    }
  }

  /// What is left of a regular file, in bytes.
  OptionalLong remaining() {
    try {
      if (regular()) {
        return OptionalLong.of(Math.max(0, Files.size(path) - position()));
      }
    } catch (IOException | NumberFormatException e) {
      // it was a hint only
    }
    return OptionalLong.empty();
  }

  private long position() throws IOException {
    String first = Files.readAllLines(Path.of("/proc/self/fdinfo/" + number)).getFirst();
    return Long.parseLong(first.substring("pos:".length()).strip());
  }

  @Override
  public FileChannel open() throws IOException {
    if (reopens()) {
      try {
        return openAgain();
      } catch (AbortedException e) {
        throw e;
      } catch (IOException e) {
        // it belongs to somebody else: as it is, then
      }
    }
    plain = true;
    return asItIs();
  }

  private boolean reopens() {
    try {
      int mode = (int) Files.getAttribute(path, "unix:mode");
      return (mode & TYPE_MASK) == CHARACTER_DEVICE
          || Files.readSymbolicLink(path).toString().startsWith("pipe:[");
    } catch (IOException | UnsupportedOperationException | IllegalArgumentException e) {
      return false;
    }
  }

  private FileChannel openAgain() throws IOException {
    var option = number == 0 ? StandardOpenOption.READ : StandardOpenOption.WRITE;
    var special = new SpecialFile(path, option);
    reopened = special;
    return special.open();
  }

  /// A channel that nobody closes: it is never given away, and no thread is interrupted inside it.
  @SuppressWarnings("resource") // closing it would close the descriptor
  private FileChannel asItIs() {
    return number == 0
        ? new FileInputStream(FileDescriptor.in).getChannel()
        : new FileOutputStream(FileDescriptor.out).getChannel();
  }

  /// A regular file lets go by itself.
  @Override
  public boolean freeable() {
    return !plain || regular();
  }

  @Override
  public void free(Thread blocked) {
    SpecialFile special = reopened;
    if (!plain && special != null) {
      special.free(blocked);
    }
  }

  @Override
  public void close() throws IOException {
    SpecialFile special = reopened;
    if (special != null) {
      special.close();
    }
  }
}
