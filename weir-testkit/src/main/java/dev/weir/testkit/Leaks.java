package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;

/// Finds what a run left behind: threads and descriptors that were not there before.
///
/// A thread is a leak if it lives and its name begins with `weir-`, or if it is no daemon; virtual
/// threads are known only if they come from [#threads()]. Weir's clock is none: it ends by itself a
/// second after the last run. A descriptor is a leak if it leads to a file, a pipe or a socket;
/// those of class loading are none. Where there is no `/proc`, descriptors are not looked at.
///
/// It looks at the whole process, so nothing else may run at the same time; [WatchedThreads] by
/// itself does not.
///
/// Thread safety: [#threads()] from anywhere, the rest in one thread.
public final class Leaks {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final String CLOCK = "weir-clock";

  private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
  private final Map<String, Long> descriptorsBefore = descriptors();
  private final WatchedThreads watched = new WatchedThreads();

  private Leaks() {}

  /// Notes what is there now.
  ///
  /// @return to be asked later what is new
  public static Leaks watch() {
    return new Leaks();
  }

  /// Virtual threads that are checked too; to be given to a job.
  ///
  /// @return makes threads, not started
  public ThreadFactory threads() {
    return watched;
  }

  /// Checks that nothing new is left: neither threads nor descriptors.
  ///
  /// @throws AssertionError naming what is left, threads with their stacks
  public void assertNone() {
    watched.assertEnded();
    List<String> left = new ArrayList<>();
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !threadsBefore.contains(thread) && leaked(thread))
        .forEach(thread -> left.add(WatchedThreads.described(thread)));
    descriptors()
        .forEach(
            (target, count) -> {
              if (count > descriptorsBefore.getOrDefault(target, 0L)) {
                left.add("descriptor of " + target);
              }
            });
    if (!left.isEmpty()) {
      throw new AssertionError("left behind: " + String.join("\n", left));
    }
  }

  private static boolean leaked(Thread thread) {
    String name = thread.getName();
    boolean ours = name.startsWith("weir-") && !name.equals(CLOCK);
    boolean foreign = thread.isDaemon() || name.startsWith("junit-");
    return thread.isAlive() && (ours || !foreign);
  }

  private static Map<String, Long> descriptors() {
    if (!Files.isDirectory(DESCRIPTORS)) {
      return Map.of();
    }
    try (var all = Files.list(DESCRIPTORS)) {
      return all.map(Leaks::target)
          .filter(Leaks::ours)
          .collect(Collectors.groupingBy(target -> target, Collectors.counting()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String target(Path descriptor) {
    try {
      return Files.readSymbolicLink(descriptor).toString();
    } catch (IOException e) {
      return ""; // closed since, as the listing's own is
    }
  }

  private static boolean ours(String target) {
    boolean file =
        target.startsWith("/") || target.startsWith("pipe:") || target.startsWith("socket:");
    return file
        && !target.startsWith("/proc/")
        && !target.startsWith("/sys/")
        && !target.startsWith("/dev/urandom")
        && !target.startsWith("/dev/random")
        && !target.startsWith(System.getProperty("java.home"))
        && !target.endsWith(".jar");
  }
}
