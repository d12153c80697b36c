package dev.weir.file;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A FIFO, a terminal or a device, to be read or written.
final class SpecialFile implements Far<FileChannel> {
  /*
   * A platform thread that is blocked in a file channel comes out when another closes the channel. One
   * that is blocked in opening a FIFO comes out when the other side is opened; opening a FIFO for both
   * sides at once does not block on Linux. That partner stays until the thread is out, because the
   * thread may be on its way in.
   */
  private static final Duration PATIENCE = Duration.ofSeconds(1);

  private final Path path;
  private final OpenOption option;
  private @Nullable FileChannel channel; // guarded by this
  private boolean freed; // guarded by this

  SpecialFile(Path path, OpenOption option) {
    this.path = path;
    this.option = option;
  }

  @Override
  public FileChannel open() throws IOException {
    FileChannel opened = FileChannel.open(path, option);
    synchronized (this) {
      if (!freed) {
        channel = opened;
        return opened;
      }
    }
    opened.close();
    throw new AbortedException();
  }

  @Override
  public boolean freeable() {
    return true;
  }

  @Override
  public void free(Thread blocked) {
    try {
      FileChannel opened = freed();
      if (opened == null) {
        meet(blocked);
      } else {
        opened.close();
      }
    } catch (IOException e) {
      // not ours to open for both sides, or gone: the thread stays until somebody comes to the
      // other side
    }
  }

  private synchronized @Nullable FileChannel freed() {
    freed = true;
    return channel;
  }

  private void meet(Thread blocked) throws IOException {
    try (var partner = FileChannel.open(path, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
      if (partner.isOpen()) {
        blocked.join(PATIENCE);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt(); // nobody interrupts this thread
    }
  }

  @Override
  public void close() throws IOException {
    FileChannel opened;
    synchronized (this) {
      opened = channel;
    }
    if (opened != null) {
      opened.close();
    }
  }
}
