package dev.weir.testkit;

import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ThreadFactory;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Makes virtual threads, to be given to a job, and knows afterwards which of them still live.
///
/// It looks at its own threads only, so tests that use one each may run at the same time.
///
/// Thread safety: all methods from anywhere.
public final class WatchedThreads implements ThreadFactory {
  private final ConcurrentLinkedQueue<Thread> made = new ConcurrentLinkedQueue<>();

  /// Has made none yet.
  public WatchedThreads() {}

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = Thread.ofVirtual().name("weir-watched-", made.size()).unstarted(task);
    made.add(thread);
    return thread;
  }

  /// The threads made so far.
  ///
  /// @return all of them, in order
  public List<Thread> made() {
    return List.copyOf(made);
  }

  /// Checks that every one of them has ended.
  ///
  /// @throws AssertionError naming those that have not, with their stacks
  public void assertEnded() {
    List<String> alive =
        made.stream()
            .filter(thread -> thread.getState() != Thread.State.TERMINATED)
            .map(WatchedThreads::described)
            .toList();
    if (!alive.isEmpty()) {
      throw new AssertionError("left behind: " + String.join("\n", alive));
    }
  }

  static String described(Thread thread) {
    String stack =
        Stream.of(thread.getStackTrace())
            .map(frame -> "\n    at " + frame)
            .collect(Collectors.joining());
    return "thread " + thread.getName() + " (" + thread.getState() + ")" + stack;
  }
}
