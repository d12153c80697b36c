package dev.weir.lab;

import dev.weir.Sizes;
import dev.weir.spi.Console;
import java.util.ArrayList;
import java.util.List;

/// The experiment in the terminal: a line for each contender, with its memory as a curve, drawn
/// again while it runs. Where nothing can be drawn again it is one line when it is over.
final class LiveView implements Watcher {
  private static final String BARS = "▁▂▃▄▅▆▇█";
  private static final String CLEAR = "\r\u001b[K";
  private static final int CURVE = 24;
  private static final int NAME = 15;
  private static final int KIND = 6;

  private final Console console;
  private final Settings settings;
  private List<Subject> subjects = List.of();
  private int drawn;

  LiveView(Console console, Settings settings) {
    this.console = console;
    this.settings = settings;
  }

  @Override
  public void running(List<Subject> now) {
    subjects = now;
    drawn = 0;
  }

  @Override
  public void tick() {
    if (!console.redraws()) {
      return;
    }
    var lines = new ArrayList<String>();
    for (Subject subject : subjects) {
      lines.add(line(subject.contender(), subject.samples(), standing(subject.samples())));
    }
    draw(lines);
  }

  @Override
  public void over(List<Outcome> outcomes) {
    var lines = new ArrayList<String>();
    for (Outcome outcome : outcomes) {
      lines.add(line(outcome.contender(), outcome.samples(), ending(outcome)));
    }
    if (console.redraws()) {
      draw(lines);
      drawn = 0;
    } else {
      lines.forEach(console::say);
    }
  }

  private void draw(List<String> lines) {
    var text = new StringBuilder();
    if (drawn > 0) {
      text.append("\u001b[").append(drawn).append('A'); // up
    }
    int columns = console.columns();
    for (String line : lines) {
      String fits = line.length() < columns ? line : line.substring(0, Math.max(0, columns - 1));
      text.append(CLEAR).append(fits).append('\n');
    }
    drawn = lines.size();
    console.err().print(text);
    console.err().flush();
  }

  private String line(Contender contender, List<Sample> samples, String rest) {
    var line = new StringBuilder(contender.scenario().title());
    line.repeat(' ', Math.max(1, NAME - line.length())).append(contender.kind().title());
    line.repeat(' ', Math.max(1, NAME + KIND - line.length()));
    return line.append(curve(samples)).append("  ").append(rest).toString();
  }

  private String standing(List<Sample> samples) {
    if (samples.isEmpty()) {
      return "starting";
    }
    Sample last = samples.getLast();
    return "%4d %%  memory %s, buffered %s"
        .formatted(
            100 * last.read() / settings.size(),
            Words.size(last.own()),
            Sizes.bytes(last.buffered()));
  }

  private static String ending(Outcome outcome) {
    String left = outcome.left().isEmpty() ? "" : "; left: " + String.join(", ", outcome.left());
    return Words.ended(outcome)
        + ", memory "
        + Words.size(outcome.peakOwn())
        + ", buffered "
        + Sizes.bytes(outcome.peakBuffered())
        + left;
  }

  /// The memory so far, scaled to the limit; as long as the source would take if nothing waited for
  /// it is half of the curve.
  private String curve(List<Sample> samples) {
    var curve = new StringBuilder();
    long width = Math.max(1_000, 1_500 * settings.size() / settings.rate());
    long[] highest = new long[CURVE];
    for (Sample sample : samples) {
      int column = (int) Math.min(CURVE - 1, sample.millis() * CURVE / width);
      highest[column] = Math.max(highest[column], sample.own());
    }
    for (long memory : highest) {
      int level = (int) Math.min(BARS.length() - 1, memory * BARS.length() / settings.limit());
      curve.append(memory <= 0 ? ' ' : BARS.charAt(level));
    }
    return curve.toString();
  }
}
