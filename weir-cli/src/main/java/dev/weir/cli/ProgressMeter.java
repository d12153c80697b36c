package dev.weir.cli;

import dev.weir.observe.ProcessMemory;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Snapshot;

/// A line on standard error that says how a run stands.
final class ProgressMeter {
  private static final long FIRST_MILLIS = 500;
  private static final long PERIOD_MILLIS = 200;
  private static final long LINE_PERIOD_MILLIS = 1_000;
  private static final int WIDE = 200;
  private static final String CLEAR = "\r\u001b[K"; // to the beginning, and all behind it away

  private final Run<?> run;
  private final Screen screen;
  private final RecentRate rate = new RecentRate();
  private boolean shown; // the ticker's thread

  private ProgressMeter(Run<?> run, Screen screen) {
    this.run = run;
    this.screen = screen;
    read();
  }

  /// Drawn again five times a second, as wide as the terminal is just then; at the end there is no
  /// trace of it. A run that is over within half a second is not bothered.
  static Showing redrawn(Run<?> run, Screen screen) {
    var meter = new ProgressMeter(run, screen);
    return Ticker.start(FIRST_MILLIS, PERIOD_MILLIS, meter::draw, meter::clear);
  }

  /// A new line each second, for what cannot take one back.
  static Showing inLines(Run<?> run, Screen screen) {
    var meter = new ProgressMeter(run, screen);
    return Ticker.start(
        LINE_PERIOD_MILLIS, LINE_PERIOD_MILLIS, () -> screen.say(meter.line(WIDE)), () -> {});
  }

  private Snapshot read() {
    Snapshot snapshot = run.snapshot();
    rate.read(System.nanoTime(), ProgressLine.amount(snapshot));
    return snapshot;
  }

  private String line(int columns) {
    return ProgressLine.of(read(), rate.perSecond(), ProcessMemory.now(), columns);
  }

  private void draw() {
    screen.err().print(CLEAR + line(screen.terminal().columns()));
    screen.err().flush();
    shown = true;
  }

  private void clear() {
    if (shown) {
      screen.err().print(CLEAR);
      screen.err().flush();
    }
  }
}
