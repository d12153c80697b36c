package dev.weir.cli;

import dev.weir.pipeline.PipelineListener;
import dev.weir.pipeline.Run;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What happens at Ctrl-C, SIGTERM and SIGHUP: the run is cancelled, and the process waits for it
/// to clean up, for a bounded time. A second Ctrl-C ends the process at once.
final class GracefulStop implements PipelineListener {
  /*
   * A shutdown hook, so that the JVM itself sets the exit code: 128 and the number of the signal. While
   * hooks run the JVM ignores further signals, so the hook puts its own handler in place.
   */
  private static final long PATIENCE_SECONDS = 12; // the run's own grace is 10
  private static final int SIGNALLED = 128;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean stopping;
  private boolean installed; // the main thread's
  private volatile @Nullable Run<?> run;

  /// From now on, signals stop the run.
  void install() {
    if (installed) {
      return;
    }
    installed = true;
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "stop"));
  }

  /// Whether a signal came.
  boolean stopping() {
    return stopping;
  }

  /// The run is over and has said so: the process may end.
  void over() {
    over.countDown();
  }

  @Override
  public void started(Run<?> started) {
    run = started;
    if (stopping) {
      started.cancel();
    }
  }

  private void stop() {
    if (over.getCount() == 0) {
      return;
    }
    stopping = true;
    Run<?> running = run;
    if (running != null) {
      running.cancel();
    }
    haltAt("INT");
    haltAt("TERM");
    try {
      boolean _ = over.await(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      // nobody interrupts it; if somebody does, the process ends
    }
  }

  private static void haltAt(String name) {
    Signals.on(name, number -> Runtime.getRuntime().halt(SIGNALLED + number));
  }
}
