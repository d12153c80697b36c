package dev.weir.cli;

import dev.weir.pipeline.Run;
import dev.weir.pipeline.Snapshot;
import java.io.PrintStream;

/// A line on a terminal that says how a run stands, five times a second, until it is stopped; then
/// there is no trace of it. A run that is over within half a second is not bothered.
///
/// Threads: [#close()] in the thread that made it.
final class ProgressMeter implements AutoCloseable {
  private static final long FIRST_MILLIS = 500;
  private static final long PERIOD_MILLIS = 200;

  private final Run<?> run;
  private final Terminal terminal;
  private final PrintStream err;
  private final RecentRate rate = new RecentRate();
  private final Thread thread;
  private int shown; // characters on the line; the meter's thread only, until it has ended

  /// Begins to draw.
  ProgressMeter(Run<?> run, Terminal terminal, PrintStream err) {
    this.run = run;
    this.terminal = terminal;
    this.err = err;
    this.thread = Thread.ofPlatform().daemon().name("progress").unstarted(this::draw);
    thread.start();
  }

  private void draw() {
    try {
      read();
      Thread.sleep(FIRST_MILLIS);
      int columns = terminal.columns();
      while (true) {
        show(ProgressLine.of(read(), rate.perSecond(), columns));
        Thread.sleep(PERIOD_MILLIS);
      }
    } catch (InterruptedException _) {
      show("");
    }
  }

  private Snapshot read() {
    Snapshot snapshot = run.snapshot();
    rate.read(System.nanoTime(), ProgressLine.amount(snapshot));
    return snapshot;
  }

  private void show(String line) {
    if (line.isEmpty() && shown == 0) {
      return;
    }
    var text = new StringBuilder("\r").append(line);
    text.repeat(' ', Math.max(0, shown - line.length())); // over what is left of the line before
    if (line.isEmpty()) {
      text.append('\r');
    }
    err.print(text);
    err.flush();
    shown = line.length();
  }

  /// Stops, and takes the line away.
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
