package dev.weir.lab;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// The folder of an experiment, and the processes that run in it.
///
/// Closing it, or the end of the JVM, kills what still runs, and removes the folder and all control
/// groups. At Ctrl-C the processes hear the signal too, and the next ones would be about to start:
/// after that nothing is started.
///
/// Thread safety: the thread that made it, and the one that ends the JVM.
final class Place implements AutoCloseable {
  private static final int TRIES = 10;

  private final Path folder;
  private final Thread hook = new Thread(this::removeAll, "lab-cleaner");
  private final List<Subject> running = new ArrayList<>(); // guarded by itself
  private boolean over; // guarded by running: nothing is started any more

  private Place(Path folder) {
    this.folder = folder;
    Runtime.getRuntime().addShutdownHook(hook);
  }

  /// Makes a folder, on a disk if there is one that may be written: files in memory would count
  /// against a limit.
  static Place make() throws IOException {
    Path usual = Path.of(System.getProperty("java.io.tmpdir"));
    Path other = Path.of("/var/tmp");
    boolean inMemory = isMemory(usual);
    Path parent = inMemory && Files.isWritable(other) ? other : usual;
    return new Place(Files.createTempDirectory(parent, "weir-lab-"));
  }

  private static boolean isMemory(Path folder) throws IOException {
    return Files.getFileStore(folder).type().equals("tmpfs");
  }

  /// Whether its files are in memory.
  boolean inMemory() throws IOException {
    return isMemory(folder);
  }

  Path folder() {
    return folder;
  }

  /// Starts a process.
  ///
  /// @throws IOException if it cannot be started, or the JVM is about to end
  Subject start(Contender contender, List<String> command, Fence fence, Remains remains)
      throws IOException {
    synchronized (running) {
      stopIfOver();
      Files.createDirectory(remains.folder());
      remains.prepare();
      Subject subject = Subject.start(contender, command, fence, remains.folder());
      running.add(subject);
      return subject;
    }
  }

  /// Kills these if they still run, and removes what they have left: the next ones need the room.
  void end(List<Subject> subjects) throws IOException {
    for (Subject subject : subjects) {
      subject.close();
      remove(folder.resolve(subject.contender().id()));
    }
    synchronized (running) {
      running.removeAll(subjects);
    }
  }

  /// Fails once the JVM is about to end.
  void stopIfOver() throws IOException {
    synchronized (running) {
      if (over) {
        throw new IOException("stopped by a signal");
      }
    }
  }

  private void removeAll() {
    synchronized (running) {
      over = true;
      running.forEach(Subject::close);
    }
    Fence.removeAll();
    try {
      remove(folder);
    } catch (IOException _) {
      // it lies where the system keeps what may go
    }
  }

  /// Two threads may be at it, at Ctrl-C: what one has removed, the other does not find.
  private static void remove(Path folder) throws IOException {
    for (int i = 1; Files.exists(folder); i++) {
      try (Stream<Path> files = Files.walk(folder)) {
        for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
          Files.deleteIfExists(file);
        }
      } catch (IOException | UncheckedIOException e) {
        if (i == TRIES) {
          throw new IOException("cannot remove " + folder, e);
        }
      }
    }
  }

  @Override
  public void close() {
    removeAll();
    try {
      boolean _ = Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException _) {
      // the JVM is ending, and the hook runs
    }
  }
}
