package dev.weir.cli;

/// A thread that does something again and again, until it is closed.
///
/// Threads: [#close()] in the thread that made it.
final class Ticker implements Showing {
  private final Thread thread;

  private Ticker(Thread thread) {
    this.thread = thread;
  }

  /// Begins.
  ///
  /// @param first milliseconds until the first time
  /// @param period milliseconds between two times
  /// @param action done each time
  /// @param last done at the end, in the same thread
  static Ticker start(long first, long period, Runnable action, Runnable last) {
    Thread thread =
        Thread.ofPlatform()
            .daemon()
            .name("progress")
            .start(
                () -> {
                  try {
                    Thread.sleep(first);
                    while (true) {
                      action.run();
                      Thread.sleep(period);
                    }
                  } catch (InterruptedException _) {
                    last.run();
                  }
                });
    return new Ticker(thread);
  }

  /// Does something once, unless it is closed before that.
  static Ticker once(long after, Runnable action) {
    return start(after, Long.MAX_VALUE, action, () -> {});
  }

  @Override
  public void close() {
    thread.interrupt();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException _) {
        interrupted = true;
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
