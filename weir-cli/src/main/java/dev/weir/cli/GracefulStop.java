package dev.weir.cli;

import dev.weir.pipeline.PipelineListener;
import dev.weir.pipeline.Run;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// What happens at Ctrl-C, SIGTERM and SIGHUP: the run is cancelled, and the process waits for it
/// to clean up, for a bounded time. A second Ctrl-C ends the process at once.
final class GracefulStop implements PipelineListener {
  /*
   * A shutdown hook, so that the JVM itself sets the exit code: 128 and the number of the signal. While
   * hooks run the JVM ignores further signals, so the hook puts its own handler in place. It does so by
   * reflection because javac warns of each mention of sun.misc, and that warning cannot be turned off.
   */
  private static final long PATIENCE_SECONDS = 12; // the run's own grace is 10
  private static final int SIGNALLED = 128;

  private final CountDownLatch over = new CountDownLatch(1);
  private volatile boolean stopping;
  private volatile @Nullable Run<?> run;

  /// From now on, signals stop the run.
  void install() {
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
    try {
      Class<?> signal = Class.forName("sun.misc.Signal");
      Class<?> handler = Class.forName("sun.misc.SignalHandler");
      Object named = signal.getConstructor(String.class).newInstance(name);
      int number = (int) signal.getMethod("getNumber").invoke(named);
      Object halt =
          Proxy.newProxyInstance(
              GracefulStop.class.getClassLoader(),
              new Class<?>[] {handler},
              (_, method, _) -> {
                if (method.getName().equals("handle")) {
                  Runtime.getRuntime().halt(SIGNALLED + number);
                }
                return null;
              });
      signal.getMethod("handle", signal, handler).invoke(null, named, halt);
    } catch (ReflectiveOperationException | IllegalArgumentException _) {
      // a JVM without it, or with -Xrs: a second Ctrl-C is ignored, and the wait is bounded all the
      // same
    }
  }
}
