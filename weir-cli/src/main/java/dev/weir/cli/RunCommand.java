package dev.weir.cli;

import dev.weir.CancelledException;
import dev.weir.Ending;
import dev.weir.pipeline.Job;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Summary;
import dev.weir.spi.Option;
import dev.weir.spi.PipelineText;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;

/// `weir run`: parses, runs, shows.
final class RunCommand {
  private static final String REPLACE = "replace";
  private static final Duration WORTH_A_REASON = Duration.ofSeconds(1);

  private final PrintStream err;
  private final Terminal terminal;
  private final GracefulStop stop;

  RunCommand(PrintStream err, Terminal terminal, GracefulStop stop) {
    this.err = err;
    this.terminal = terminal;
    this.stop = stop;
  }

  /// Runs it to its end.
  ///
  /// @return the exit code of what completed
  /// @throws UsageException if the words are wrong
  /// @throws IOException the one failure of the run
  int run(RunOptions options) throws IOException, InterruptedException {
    PipelineText text = parsed(options);
    Heap.check(text.job().memoryBound());
    stop.install();
    // Platform threads: there are few of them, and all they do is compute or block in system calls.
    Job<Summary> job = job(text).listener(stop).threads(RunCommand::thread);
    boolean shown = terminal.present();
    try {
      Summary summary = completed(job.start(), shown && terminal.redraws() && !mixed(text));
      if (shown) {
        err.println(line(summary));
        err.flush();
      }
      return ExitCode.COMPLETED;
    } catch (CancelledException e) {
      throw stop.stopping() ? new IOException("stopped by a signal (" + e.progress() + ")", e) : e;
    }
  }

  /// Only what is committed at the end can be committed too early.
  private static Job<Summary> job(PipelineText text) {
    return text.ending() == Ending.AT_END ? text.job(SettledSource::new) : text.job();
  }

  private static PipelineText parsed(RunOptions options) {
    List<String> words = options.words();
    Vocabulary vocabulary = Vocabulary.installed();
    // One argument is a whole text; as a word it could not be a pipeline.
    PipelineText text =
        words.size() == 1 ? vocabulary.parse(words.getFirst()) : vocabulary.parse(words);
    if (options.force()) {
      for (Option option : text.phrases().getLast().spec().options()) {
        if (option.name().equals(REPLACE)) {
          return text.withSinkOption(REPLACE, "yes");
        }
      }
    }
    return text;
  }

  private static Thread thread(Runnable section) {
    return Thread.ofPlatform().daemon().name("section").unstarted(section);
  }

  private Summary completed(Run<Summary> run, boolean progress)
      throws IOException, InterruptedException {
    if (!progress) {
      return run.await();
    }
    try (var _ = new ProgressMeter(run, terminal, err)) {
      return run.await();
    }
  }

  /// Whether data and progress would go to the same screen.
  private static boolean mixed(PipelineText text) {
    return text.phrases().getLast().spec().word().equals("stdout") && ProcessTerminal.isTerminal(1);
  }

  /// The summary, with what held it up if it took long enough to ask.
  private static String line(Summary summary) {
    boolean reason =
        summary.elapsed().compareTo(WORTH_A_REASON) > 0
            && summary.bottleneck().contains("bottleneck");
    String line = reason ? summary + "; " + summary.bottleneck() : summary.toString();
    return Printable.of(line);
  }
}
