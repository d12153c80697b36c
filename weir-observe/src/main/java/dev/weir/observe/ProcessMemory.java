package dev.weir.observe;

import java.io.IOException;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What this process uses of its memory, against what it may.
///
/// @param rss what is resident, in bytes; -1 if the system does not say
/// @param limit of the process's control group, in bytes; -1 if there is none, or it is not known
/// @param heap used, in bytes
/// @param heapLimit the most that the heap may be, in bytes
/// @param direct in direct buffers, outside of the heap, in bytes
public record ProcessMemory(long rss, long limit, long heap, long heapLimit, long direct) {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path GROUP = Path.of("/proc/self/cgroup");
  private static final Path GROUPS = Path.of("/sys/fs/cgroup");
  private static final long NO_LIMIT = 1L << 60; // version 1 writes a number near 2^63

  /// Looks; reads a few small files of the system.
  ///
  /// @return as it is now
  public static ProcessMemory now() {
    Runtime runtime = Runtime.getRuntime();
    long used = runtime.totalMemory() - runtime.freeMemory();
    return new ProcessMemory(resident(), groupLimit(), used, runtime.maxMemory(), directBuffers());
  }

  private static long directBuffers() {
    return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
        .filter(pool -> pool.getName().equals("direct"))
        .mapToLong(BufferPoolMXBean::getMemoryUsed)
        .sum();
  }

  private static long resident() {
    for (String line : lines(STATUS)) {
      if (line.startsWith("VmRSS:")) {
        return number(line.substring(6).replace("kB", "").strip()) << 10;
      }
    }
    return -1;
  }

  /// The limit of the group that the process is in, by either version of control groups.
  private static long groupLimit() {
    long least = -1;
    for (String line : lines(GROUP)) {
      String[] parts = line.split(":", 3);
      if (parts.length < 3) {
        continue;
      }
      long limit =
          switch (parts[1]) {
            case "" -> read(GROUPS, parts[2], "memory.max");
            case "memory" -> read(GROUPS.resolve("memory"), parts[2], "memory.limit_in_bytes");
            default -> -1;
          };
      if (limit > 0 && limit < NO_LIMIT && (least < 0 || limit < least)) {
        least = limit;
      }
    }
    return least;
  }

  /// In a container the path of the group may be that of the host; then its root is the group.
  private static long read(Path root, String group, String file) {
    Path own = root.resolve(group.substring(1)).resolve(file);
    List<String> said = lines(Files.exists(own) ? own : root.resolve(file));
    return said.isEmpty() ? -1 : number(said.getFirst());
  }

  private static List<String> lines(Path file) {
    try {
      return Files.readAllLines(file);
    } catch (IOException _) {
      return List.of();
    }
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text.strip());
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
