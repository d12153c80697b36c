package dev.weir.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Finds what a run left behind: threads and descriptors that were not there before.
///
/// A thread is a leak if it lives and its name begins with `weir-`, or if it is no daemon; virtual
/// threads are known only if they come from [#threads()]. Weir's clock is none: it ends by itself a
/// second after the last run. A descriptor is a leak if it leads to a file, a pipe or a socket;
/// those of class loading are none. Where there is no `/proc`, descriptors are not looked at.
///
/// It looks at the whole process, so nothing else may run at the same time; the threads of
/// [#threads()] alone can be checked even then, by [#assertThreadsEnded()].
///
/// Thread safety: [#threads()] from anywhere, the rest in one thread.
public final class Leaks {
  private static final Path DESCRIPTORS = Path.of("/proc/self/fd");
  private static final String CLOCK = "weir-clock";

  private final Set<Thread> threadsBefore = Thread.getAllStackTraces().keySet();
  private final Map<String, Long> descriptorsBefore = descriptors();
  private final ConcurrentLinkedQueue<Thread> made = new ConcurrentLinkedQueue<>();
  private final AtomicLong number = new AtomicLong();

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
    return task -> {
      Thread thread =
          Thread.ofVirtual().name("weir-watched-" + number.getAndIncrement()).unstarted(task);
      made.add(thread);
      return thread;
    };
  }

  /// Checks that nothing new is left: neither threads nor descriptors.
  ///
  /// @throws AssertionError naming what is left, threads with their stacks
  public void assertNone() {
    assertThreadsEnded();
    List<String> left = new ArrayList<>();
    Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> !threadsBefore.contains(thread) && leaked(thread))
        .forEach(thread -> left.add(described(thread)));
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

  /// Checks that every thread of [#threads()] has ended.
  ///
  /// @throws AssertionError naming those that have not
  public void assertThreadsEnded() {
    List<String> alive =
        made.stream()
            .filter(thread -> thread.getState() != Thread.State.TERMINATED)
            .map(Leaks::described)
            .toList();
    if (!alive.isEmpty()) {
      throw new AssertionError("left behind: " + String.join("\n", alive));
    }
  }

  /// How many threads were made by [#threads()].
  ///
  /// @return 0 or more
  public int threadsMade() {
    return made.size();
  }

  private static boolean leaked(Thread thread) {
    String name = thread.getName();
    boolean ours = name.startsWith("weir-") && !name.equals(CLOCK);
    boolean foreign = thread.isDaemon() || name.startsWith("junit-");
    return thread.isAlive() && (ours || !foreign);
  }

  private static String described(Thread thread) {
    String stack =
        Stream.of(thread.getStackTrace())
            .map(frame -> "\n    at " + frame)
            .collect(Collectors.joining());
    return "thread " + thread.getName() + " (" + thread.getState() + ")" + stack;
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
    boolean file = target.startsWith("/") || target.startsWith("pipe:") || target.startsWith("socket:");
    return file
        && !target.startsWith("/proc/")
        && !target.startsWith("/sys/")
        && !target.startsWith("/dev/urandom")
        && !target.startsWith("/dev/random")
        && !target.startsWith(System.getProperty("java.home"))
        && !target.endsWith(".jar");
  }
}
