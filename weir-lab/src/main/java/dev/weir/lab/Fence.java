package dev.weir.lab;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What keeps a process within its memory: a control group of the kernel where one can be made,
/// else the heap limit of the JVM, and for a process without one the lab itself.
///
/// @param version of the control groups; 0 for none
/// @param parent the group in which groups are made; null for none
/// @param limit in bytes
/// @param title which one it is, for people
record Fence(int version, @Nullable Path parent, long limit, String title) {
  private static final Path ROOT = Path.of("/sys/fs/cgroup");
  private static final Path OWN = Path.of("/proc/self/cgroup");
  private static final String MEMORY = "memory";
  private static final long PATIENCE_SECONDS = 5;

  /// The best there is here. Tries it with a process that does nothing.
  static Fence best(long limit) throws InterruptedException {
    for (Fence fence : candidates(limit)) {
      if (fence.works()) {
        return fence;
      }
    }
    return heapAlone(limit, "no control group can be made here");
  }

  /// None but the heap limit.
  ///
  /// @param why there is no other, for people
  static Fence heapAlone(long limit, String why) {
    return new Fence(0, null, limit, "-Xmx, and the lab's own watch on Node: " + why);
  }

  /// From the root down to the group of this process: which of them may have groups below it,
  /// nobody says beforehand, and a group of one's own is best left as it is.
  private static List<Fence> candidates(long limit) {
    var fences = new ArrayList<Fence>();
    for (String line : lines(OWN)) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      if (List.of(parts[1].split(",")).contains(MEMORY)) {
        downward(ROOT.resolve(MEMORY), parts[2], 1, limit, fences);
      } else if (parts[1].isEmpty()) {
        downward(ROOT, parts[2], 2, limit, fences);
      }
    }
    return fences;
  }

  private static void downward(Path root, String own, int version, long limit, List<Fence> fences) {
    Path group = root;
    add(group, version, limit, fences);
    for (Path name : Path.of(own.substring(1))) {
      group = group.resolve(name);
      add(group, version, limit, fences);
    }
  }

  private static void add(Path group, int version, long limit, List<Fence> fences) {
    boolean delegates =
        version == 1 || lines(group.resolve("cgroup.subtree_control")).toString().contains(MEMORY);
    if (delegates && Files.isWritable(group) && Files.isDirectory(group)) {
      fences.add(new Fence(version, group, limit, "a control group, version " + version));
    }
  }

  private boolean works() throws InterruptedException {
    try (Pen pen = pen("try")) {
      Process process = new ProcessBuilder(pen.around(List.of("true"))).start();
      return process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException _) {
      return false;
    }
  }

  /// Whether the kernel keeps it.
  boolean byKernel() {
    return parent != null;
  }

  /// Room for one process.
  ///
  /// @param name of the room
  /// @throws IOException if the group cannot be made
  Pen pen(String name) throws IOException {
    if (parent == null) {
      return new Pen(null);
    }
    Path group = parent.resolve(prefix() + name);
    Files.createDirectory(group);
    var pen = new Pen(group);
    try {
      if (version == 2) {
        write(group.resolve("memory.max"));
        writeIfThere(group.resolve("memory.swap.max"), 0);
      } else {
        write(group.resolve("memory.limit_in_bytes"));
        writeIfThere(group.resolve("memory.memsw.limit_in_bytes"), limit);
      }
      return pen;
    } catch (IOException e) {
      pen.close();
      throw e;
    }
  }

  private static String prefix() {
    return "weir-lab-" + ProcessHandle.current().pid() + "-";
  }

  /// Removes the groups of this process, wherever it was when it was stopped; what was in them must
  /// be over.
  static void removeAll() {
    for (Fence fence : candidates(0)) {
      Path parent = fence.parent();
      if (parent == null) {
        continue;
      }
      try (DirectoryStream<Path> groups = Files.newDirectoryStream(parent, prefix() + "*")) {
        for (Path group : groups) {
          new Pen(group).close();
        }
      } catch (IOException _) {
        // then there are none
      }
    }
  }

  private void write(Path file) throws IOException {
    Files.writeString(file, Long.toString(limit));
  }

  private static void writeIfThere(Path file, long value) {
    try {
      if (Files.exists(file)) {
        Files.writeString(file, Long.toString(value));
      }
    } catch (IOException _) {
      // where swap is not counted it is not used either
    }
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException _) {
      return List.of();
    }
  }

  /// The room of one process. Closing it removes the group; the process must be over.
  record Pen(@Nullable Path group) implements AutoCloseable {
    private static final int TRIES = 50;
    private static final long PAUSE_MILLIS = 20;

    /// The command, which enters the group before it becomes the program.
    List<String> around(List<String> command) {
      if (group == null) {
        return command;
      }
      var words =
          new ArrayList<>(
              List.of("sh", "-c", "echo $$ > \"$0\" && exec \"$@\"", group + "/cgroup.procs"));
      words.addAll(command);
      return words;
    }

    @Override
    public void close() {
      if (group == null) {
        return;
      }
      for (int i = 0; i < TRIES; i++) { // the kernel takes a moment to let go of a process
        try {
          Files.deleteIfExists(group);
          return;
        } catch (IOException _) {
          try {
            Thread.sleep(PAUSE_MILLIS);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return;
          }
        }
      }
    }
  }
}
