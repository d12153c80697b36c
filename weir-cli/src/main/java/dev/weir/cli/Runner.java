package dev.weir.cli;

import dev.weir.CancelledException;
import dev.weir.DeadlineException;
import dev.weir.Ending;
import dev.weir.observe.FlightEvents;
import dev.weir.observe.Recorder;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import dev.weir.spi.PipelineText;
import java.io.IOException;
import java.time.Duration;

/// Runs a pipeline in this process: stops it at signals, shows how it stands, prints what it found.
final class Runner {
  private static final Duration WORTH_A_REASON = Duration.ofSeconds(1);

  private final Screen screen;
  private final GracefulStop stop;

  Runner(Screen screen, GracefulStop stop) {
    this.screen = screen;
    this.stop = stop;
  }

  /// Runs it to its end.
  ///
  /// @throws dev.weir.spi.UsageException if it may not fit the heap
  /// @throws IOException the one failure of the run
  void run(PipelineText text, Settings settings) throws IOException, InterruptedException {
    Heap.check(text.job().memoryBound());
    stop.install();
    run(job(text), text, settings);
  }

  /// Runs it to its end, from where an earlier run was stopped.
  ///
  /// @param every bytes of the source between two places where another run can go on
  /// @throws dev.weir.spi.UsageException if it cannot be gone on with
  /// @throws IOException the one failure of the run, or what was left is not what it should be
  void resume(PipelineText text, long every, Settings settings)
      throws IOException, InterruptedException {
    Heap.check(text.job().memoryBound());
    stop.install();
    try (var resuming = Resuming.open(text, every)) {
      if (resuming.completed()) {
        say("an earlier run had come to its end: " + text.sink().name() + " is in place", settings);
        return;
      }
      say(resuming.beginning(), settings);
      try {
        run(resuming.job(), text, settings);
      } catch (Throwable e) {
        say(resuming.kept(), settings);
        throw e;
      }
    }
  }

  private void say(String line, Settings settings) {
    if (!line.isEmpty() && !settings.json()) {
      screen.say("weir: " + line);
    }
  }

  private void run(Job<Summary> plain, PipelineText text, Settings settings)
      throws IOException, InterruptedException {
    // Platform threads: there are few of them, and all they do is compute or block in system calls.
    Job<Summary> job = recorded(plain.listener(stop).threads(Runner::thread), text);
    boolean toStdout = text.phrases().getLast().spec().word().equals("stdout");
    var results = new Results(screen, text, toStdout);
    if (settings.json()) {
      events(job, text, settings, toStdout);
      return;
    }
    try {
      Summary summary = shown(job, settings, toStdout);
      results.print(summary);
      if (screen.terminal().present() && !settings.quiet()) {
        screen.say(line(summary));
      }
    } catch (CancelledException e) {
      throw explained(e);
    }
  }

  private void events(Job<Summary> job, PipelineText text, Settings settings, boolean toStdout)
      throws IOException, InterruptedException {
    var events = new JsonEvents(toStdout ? screen.err() : screen.out());
    events.start(text);
    try {
      Run<Summary> run = started(job, settings);
      try (var _ = JsonProgress.of(run, events)) {
        run.await();
      }
      events.end(run.summary());
    } catch (CancelledException e) {
      throw told(events, explained(e));
    } catch (Throwable e) {
      throw told(events, e);
    }
  }

  /// An error that machines know of; people need not read it again.
  private static Told told(JsonEvents events, Throwable e) {
    Failure failure = Failure.of(e);
    events.error(e, failure);
    return new Told(failure.code(), e);
  }

  private IOException explained(CancelledException e) {
    if (e instanceof DeadlineException || !stop.stopping()) {
      return e;
    }
    return new IOException("stopped by a signal (" + e.progress() + ")", e);
  }

  private Summary shown(Job<Summary> job, Settings settings, boolean toStdout)
      throws IOException, InterruptedException {
    Run<Summary> run = started(job, settings);
    try (var _ = SnapshotSignal.of(run, screen);
        var _ = progress(run, settings, toStdout)) {
      return run.await();
    }
  }

  private static Run<Summary> started(Job<Summary> job, Settings settings) {
    return settings.deadline().isPresent() ? job.start(settings.deadline().get()) : job.start();
  }

  private Showing progress(Run<Summary> run, Settings settings, boolean toStdout) {
    Terminal terminal = screen.terminal();
    return switch (settings.progress()) {
      case NEVER -> Showing.NOTHING;
      case JSON -> JsonProgress.of(run, new JsonEvents(screen.err()));
      case ALWAYS ->
          terminal.present() && terminal.redraws()
              ? ProgressMeter.redrawn(run, screen)
              : ProgressMeter.inLines(run, screen);
      case AUTO ->
          terminal.present() && terminal.redraws() && !(toStdout && ProcessTerminal.isTerminal(1))
              ? ProgressMeter.redrawn(run, screen)
              : Showing.NOTHING;
    };
  }

  /// Only what is committed at the end can be committed too early.
  private static Job<Summary> job(PipelineText text) {
    return text.ending() == Ending.AT_END ? text.job(SettledSource::new) : text.job();
  }

  /// With events for the Flight Recorder, if that is on.
  private static Job<Summary> recorded(Job<Summary> job, PipelineText text) {
    return Recorder.isOn() ? job.listener(FlightEvents.of(text.toString())) : job;
  }

  private static Thread thread(Runnable section) {
    return Thread.ofPlatform().daemon().name("section").unstarted(section);
  }

  /// The summary, with how the work was done, and what held it up if it took long enough to ask.
  private static String line(Summary summary) {
    boolean reason =
        summary.elapsed().compareTo(WORTH_A_REASON) > 0
            && !summary.bottleneck().startsWith("no stage");
    return summary + Results.details(summary) + (reason ? "; " + summary.bottleneck() : "");
  }
}
