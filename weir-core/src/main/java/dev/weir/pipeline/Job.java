package dev.weir.pipeline;

import dev.weir.CheckedConsumer;
import dev.weir.Checkpoints;
import dev.weir.Ending;
import dev.weir.Stage;
import dev.weir.Tee;
import dev.weir.Transform;
import dev.weir.internal.Inflow;
import dev.weir.internal.Outlet;
import dev.weir.internal.Plan;
import dev.weir.internal.Scope;
import dev.weir.internal.Timing;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadFactory;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A whole pipeline: a value that can be printed, bounded, and run any number of times.
///
/// A run throws one exception, whatever happened: a [dev.weir.StreamException] that names the stage
/// and has the original as its direct cause; an `InterruptedException` if the caller was
/// interrupted; an `Error` as it is. It returns or throws only after every stage was closed and
/// every thread has ended.
///
/// @param <R> what a run gives
public final class Job<R> {
  private final Stage head;
  private final List<Stage> middle;
  private final Supplier<Ended<R>> ending;
  private final Timing timing;
  private final List<PipelineListener> listeners;
  private final @Nullable Checkpoints checkpoints;

  Job(
      Stage head,
      List<Stage> middle,
      Supplier<Ended<R>> ending,
      Timing timing,
      List<PipelineListener> listeners) {
    this(head, middle, ending, timing, listeners, null);
  }

  private Job(
      Stage head,
      List<Stage> middle,
      Supplier<Ended<R>> ending,
      Timing timing,
      List<PipelineListener> listeners,
      @Nullable Checkpoints checkpoints) {
    this.head = head;
    this.middle = middle;
    this.ending = ending;
    this.timing = timing;
    this.listeners = listeners;
    this.checkpoints = checkpoints;
  }

  /// Runs it: the last section on this thread, the others on threads of their own. Blocks until it
  /// is over.
  ///
  /// @return what it gives
  /// @throws IOException the one failure of the run
  /// @throws InterruptedException if this thread was interrupted; the run was stopped for it
  public R run() throws IOException, InterruptedException {
    return prepared().runHere();
  }

  /// Runs it, within a time.
  ///
  /// @param deadline from now
  /// @return what it gives
  /// @throws IOException the one failure of the run; [dev.weir.DeadlineException] if the time was
  ///   up
  /// @throws InterruptedException if this thread was interrupted; the run was stopped for it
  public R run(Duration deadline) throws IOException, InterruptedException {
    return prepared().runHere(deadline);
  }

  /// Starts it, with new threads for all of it, and returns at once.
  ///
  /// @return the live run, which nobody has to await
  public Run<R> start() {
    Run<R> run = prepared();
    run.start(timing.threads());
    return run;
  }

  /// Starts it, to be stopped if it is not over in time.
  ///
  /// @param deadline from now; then the run throws [dev.weir.DeadlineException]
  /// @return the live run, which nobody has to await
  public Run<R> start(Duration deadline) {
    Run<R> run = prepared();
    run.start(timing.threads(), deadline);
    return run;
  }

  /// Opens every stage as a run would, and closes it again; moves nothing. So it finds what is
  /// missing, what may not be read or written, and what is there already. A source that has one
  /// life has had it then: a [Pipe] says `CLOSED` to its writers.
  ///
  /// @throws IOException the failure of the stage that could not be opened or closed
  /// @throws InterruptedException if this thread was interrupted
  public void connect() throws IOException, InterruptedException {
    prepared().connect();
  }

  private Run<R> prepared() {
    return prepared(timing);
  }

  private Run<R> prepared(Timing its) {
    Ended<R> ended = ending.get();
    var scope = new Scope(new Plan(head, middle, ended.sink()), its, checkpoints);
    return new Run<>(scope, ended, listeners);
  }

  /// A run of it as a branch of another; it has that one's threads, unless it was given its own.
  Outlet outlet(
      String name,
      Tee.Failing failing,
      Inflow inflow,
      Branch.Live<?> source,
      @Nullable CheckedConsumer<? super R> consumer,
      Timing outer) {
    Run<R> run = prepared(timing.equals(Timing.DEFAULT) ? outer : timing);
    boolean unread =
        middle.stream().anyMatch(stage -> stage instanceof Transform<?, ?> t && t.refusesInput());
    return run.outlet(name, failing == Tee.Failing.DETACH, inflow, source, unread, consumer);
  }

  Ending endingOfSink() {
    return ending.get().sink().ending();
  }

  /// The same job with other threads: the one hook for context that threads carry.
  ///
  /// @param factory makes the threads of all sections but the caller's; they are not started yet
  /// @return the job
  public Job<R> threads(ThreadFactory factory) {
    return new Job<>(head, middle, ending, timing.threads(factory), listeners, checkpoints);
  }

  /// The same job with another grace: how long a stage may ignore both abort and interrupt before
  /// the run throws without it. 10 s unless set.
  ///
  /// @param grace at least 1 ms
  /// @return the job
  /// @throws IllegalArgumentException if it is shorter
  public Job<R> grace(Duration grace) {
    if (grace.toMillis() < 1) {
      throw new IllegalArgumentException("grace must be at least 1 ms: " + grace);
    }
    return new Job<>(head, middle, ending, timing.grace(grace.toMillis()), listeners, checkpoints);
  }

  /// The same job with a listener more.
  ///
  /// @param listener told of each run
  /// @return the job
  public Job<R> listener(PipelineListener listener) {
    var more = new ArrayList<>(listeners);
    more.add(listener);
    return new Job<>(head, middle, ending, timing, List.copyOf(more), checkpoints);
  }

  /// The same job, making sure of what it has done again and again: see [Checkpoints].
  ///
  /// @param interval how long to wait after the last time
  /// @return the job
  /// @throws IllegalArgumentException if it is not more than zero
  /// @throws IllegalStateException if the source has no positions, the sink cannot persist, or what
  ///   is between does not keep the order
  public Job<R> checkpointEvery(Duration interval) {
    return checkpoints(Checkpoints.every(interval));
  }

  /// The same job, making sure of what it has done again and again.
  ///
  /// @param often when, and who keeps the positions
  /// @return the job
  /// @throws IllegalStateException if the source has no positions, the sink cannot persist, or what
  ///   is between does not keep the order
  public Job<R> checkpoints(Checkpoints often) {
    var job = new Job<>(head, middle, ending, timing, listeners, often);
    Scope _ = new Scope(new Plan(head, middle, ending.get().sink()), timing, often); // checks
    return job;
  }

  /// The most that a run holds: heap payload and declared native memory, without the JVM itself.
  ///
  /// @return the bound, or as much of it as the stages state
  public MemoryBound memoryBound() {
    return MemoryBound.of(stages());
  }

  /// What a run will do: each stage with what it holds, each boundary with both its limits, each
  /// thread.
  ///
  /// @return several lines
  public String explain() {
    return Explanation.of(stages(), memoryBound());
  }

  private List<Stage> stages() {
    return new Plan(head, middle, ending.get().sink()).stages();
  }

  /// The stages, as in `file:huge.log ! gzip ! file:huge.log.gz`.
  ///
  /// @return their names in order
  @Override
  public String toString() {
    return stages().stream().map(Stage::name).collect(Collectors.joining(" ! "));
  }
}
