package dev.weir.cli;

import dev.weir.Report;
import dev.weir.pipeline.Summary;
import dev.weir.spi.PipelineText;
import dev.weir.spi.Spec;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What the steps of a run have found out: results, such as counts, a line each on standard output,
/// or on standard error if that carries the data; remarks, such as a detached copy, on standard
/// error. Details are part of the summary.
final class Results {
  private final Screen screen;
  private final PipelineText text;
  private final boolean toStdout;

  Results(Screen screen, PipelineText text, boolean toStdout) {
    this.screen = screen;
    this.text = text;
    this.toStdout = toStdout;
  }

  void print(Summary summary) throws IOException {
    for (int stage = 1; stage <= text.phrases().size(); stage++) {
      Spec spec = text.phrases().get(stage - 1).spec();
      Summary.StageReport found = of(summary, stage);
      if (found != null && found.report().kind() == Report.Kind.DETAIL) {
        continue;
      }
      if (found != null && found.report().kind() == Report.Kind.REMARK) {
        screen.say("weir: " + found.name() + ": " + found.report().text());
      } else if (found != null && toStdout) {
        screen.say(found.report().text());
      } else if (found != null) {
        screen.print(Printable.of(found.report().text()) + "\n");
      } else if (spec.reports()) {
        screen.say("weir: no " + spec.word() + ": what is behind it wanted no more before the end");
      }
    }
  }

  /// The details of a run, such as `; gzip: libdeflate, 2 threads`.
  static String details(Summary summary) {
    var line = new StringBuilder();
    for (Summary.StageReport report : summary.reports()) {
      if (report.report().kind() == Report.Kind.DETAIL) {
        line.append("; ").append(report.name()).append(": ").append(report.report().text());
      }
    }
    return line.toString();
  }

  private static Summary.@Nullable StageReport of(Summary summary, int stage) {
    for (Summary.StageReport report : summary.reports()) {
      if (report.stage() == stage) {
        return report;
      }
    }
    return null;
  }
}
