package dev.weir.pipeline;

import dev.weir.CheckedConsumer;
import dev.weir.Report;
import dev.weir.internal.Inflow;
import dev.weir.internal.Outlet;
import dev.weir.internal.Scope;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A job that has been started.
///
/// Thread safety: all methods from anywhere.
///
/// @param <R> what it gives
public final class Run<R> {
  private final Scope scope;
  private final Ended<R> ended;
  private final List<PipelineListener> listeners;
  private volatile @Nullable Thread thread; // the run's own, if it was started

  Run(Scope scope, Ended<R> ended, List<PipelineListener> listeners) {
    this.scope = scope;
    this.ended = ended;
    this.listeners = listeners;
    scope.whenKept(
        (position, took) -> tell(listener -> listener.checkpointed(this, position, took)));
  }

  R runHere() throws IOException, InterruptedException {
    return Outcomes.thrownBy(
        () -> {
          run();
          return ended.result().apply(summary());
        });
  }

  R runHere(Duration deadline) throws IOException, InterruptedException {
    Runnable done = scope.deadline(deadline);
    try {
      return runHere();
    } finally {
      done.run();
    }
  }

  /// Runs in a thread of its own; the outcome is kept for [#await()].
  void start(ThreadFactory threads) {
    Thread own = threads.newThread(this::runQuietly);
    thread = own;
    own.start();
  }

  void start(ThreadFactory threads, Duration deadline) {
    Runnable done = scope.deadline(deadline);
    Thread own =
        threads.newThread(
            () -> {
              runQuietly();
              done.run();
            });
    thread = own;
    own.start();
  }

  void connect() throws IOException, InterruptedException {
    Outcomes.thrownBy(
        () -> {
          scope.connect();
          return true;
        });
  }

  private void runQuietly() {
    try {
      run();
    } catch (Throwable _) {
      // kept by the scope
    }
  }

  private void run() throws Exception {
    open();
    runOpened();
  }

  private void open() throws Exception {
    tell(listener -> listener.started(this));
    try {
      scope.open();
    } catch (Throwable e) {
      tell(listener -> listener.ended(this, e));
      throw e;
    }
    tell(listener -> listener.opened(this));
  }

  private void runOpened() throws Exception {
    try {
      scope.run();
    } catch (Throwable e) {
      tell(listener -> listener.ended(this, e));
      throw e;
    }
    tell(listener -> listener.ended(this, null));
  }

  /// This, as a branch of another run.
  ///
  /// @param unread whether it may leave the source alone
  Outlet outlet(
      String name,
      boolean detaching,
      Inflow inflow,
      Branch.Live<?> source,
      boolean unread,
      @Nullable CheckedConsumer<? super R> consumer) {
    return new Outlet(
        name, detaching, inflow, scope, new AsBranch(source, unread, inflow, consumer));
  }

  private final class AsBranch implements Outlet.Life {
    private final Branch.Live<?> source;
    private final boolean unread;
    private final Inflow inflow;
    private final @Nullable CheckedConsumer<? super R> consumer;

    private AsBranch(
        Branch.Live<?> source,
        boolean unread,
        Inflow inflow,
        @Nullable CheckedConsumer<? super R> consumer) {
      this.source = source;
      this.unread = unread;
      this.inflow = inflow;
      this.consumer = consumer;
    }

    @Override
    public void open() throws Exception {
      Run.this.open();
      if (!source.opened()) {
        inflow.reader().close(); // nobody will read
        if (!unread) {
          refuse();
        }
      }
    }

    private void refuse() {
      scope.cancel();
      try {
        runOpened();
      } catch (Throwable _) {
        // it was cancelled, to be closed
      }
      throw new IllegalStateException(
          source.name() + " does not read what it is given: go on from that pipeline");
    }

    @Override
    public void run() throws Exception {
      runOpened();
    }

    @Override
    public void deliver() throws Exception {
      if (consumer != null) {
        consumer.accept(ended.result().apply(summary()));
      }
    }

    @Override
    public @Nullable Report report() {
      List<Report> reports = summary().reports().stream().map(Summary.StageReport::report).toList();
      return Report.together(reports);
    }
  }

  /// What a listener throws goes where a thread's last words go, and changes nothing.
  private void tell(Consumer<PipelineListener> call) {
    for (PipelineListener listener : listeners) {
      try {
        call.accept(listener);
      } catch (Throwable e) {
        Thread here = Thread.currentThread();
        here.getUncaughtExceptionHandler().uncaughtException(here, e);
      }
    }
  }

  /// Waits until the run is over. May be called again, and by several threads.
  ///
  /// @return what it gives
  /// @throws IOException the one failure of the run
  /// @throws InterruptedException if this thread was interrupted; the run goes on
  public R await() throws IOException, InterruptedException {
    return Outcomes.thrownBy(
        () -> {
          scope.await();
          awaitThread();
          scope.rethrow();
          return ended.result().apply(summary());
        });
  }

  /// Nobody leaves before everybody is out, the thread of the run itself too.
  @SuppressWarnings("ReferenceEquality")
  private void awaitThread() throws InterruptedException {
    Thread own = thread;
    if (own != null && own != Thread.currentThread() && scope.isOver()) {
      own.join();
    }
  }

  /// Stops the run; it throws [dev.weir.CancelledException]. Returns at once. Does nothing if the
  /// run is over.
  public void cancel() {
    scope.cancel();
  }

  /// Stops the source, and returns when it has stopped. What is on its way goes on to the sink.
  ///
  /// @throws InterruptedException if interrupted while waiting; the run stays paused
  public void pause() throws InterruptedException {
    scope.pause();
  }

  /// Lets the source go on.
  public void resume() {
    scope.resume();
  }

  /// How it stands.
  ///
  /// @return a picture of now, or of the end
  public Snapshot snapshot() {
    return Snapshot.of(scope);
  }

  /// What it has done so far, or in all.
  ///
  /// @return time, amounts, stages
  public Summary summary() {
    Snapshot now = snapshot();
    var reports = new ArrayList<Summary.StageReport>();
    scope
        .reports()
        .forEach(
            (stage, report) ->
                reports.add(
                    new Summary.StageReport(stage + 1, now.stages().get(stage).name(), report)));
    return new Summary(
        now.elapsed(), now.progress(), now.stages(), now.bottleneck(), List.copyOf(reports));
  }
}
