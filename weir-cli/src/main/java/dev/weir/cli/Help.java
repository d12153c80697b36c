package dev.weir.cli;

import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.Spec;
import dev.weir.spi.Vocabulary;
import java.util.List;

/// Help, made of the specs.
final class Help {
  private static final int COLUMN = 24;

  private Help() {}

  static String overview(Vocabulary vocabulary) {
    var text = new StringBuilder();
    text.append("weir moves data from a source through steps to a sink; memory stays flat.\n\n");
    text.append("  weir run [--force] SOURCE ! STEP ... ! SINK\n");
    text.append("  weir help [WORD]\n");
    text.append("  weir --version\n");
    for (String role : List.of("source", "step", "sink")) {
      text.append('\n').append(role).append("s\n");
      for (Spec spec : vocabulary.specs()) {
        if (spec.role().equals(role)) {
          row(text, spec.synopsis(), spec.summary());
        }
      }
    }
    text.append("\nexample\n  weir run huge.log ! gzip ! huge.log.gz\n");
    text.append("\nmore: weir help run, weir help gzip, ...\n");
    return text.toString();
  }

  static String ofRun() {
    return """
    weir run [--force] SOURCE ! STEP ... ! SINK

    Moves all data from the source through the steps to the sink. Each ! is a word of its own. Instead
    of many words, the pipeline may be one, in quotes: weir run 'huge.log ! gzip ! huge.log.gz'.
    A target file appears whole at the end, or not at all; it never changes halfway.

    options
      --force, -f             replace the target if it is there already
      --help, -h              print this

    On a terminal, standard error shows how it stands, and a summary at the end. Elsewhere it is silent,
    but for errors. Ctrl-C, SIGTERM and SIGHUP stop the run and wait until it has cleaned up, for 12
    seconds at most; a second Ctrl-C does not wait.

    exit codes
      0                       completed, or the reader of standard output wanted no more
      1                       data or I/O failed
      2                       the words are wrong, the target exists, or it is the source
      3                       a limit refused the data
      129, 130, 143           stopped by SIGHUP, SIGINT, SIGTERM
    """;
  }

  static String of(Vocabulary vocabulary, String word) {
    var text = new StringBuilder();
    for (Spec spec : vocabulary.specs(word)) {
      text.append(text.isEmpty() ? "" : "\n");
      describe(text, spec);
    }
    return text.toString();
  }

  private static void describe(StringBuilder text, Spec spec) {
    text.append(spec.synopsis()).append("\n\n");
    text.append("A ").append(spec.role()).append(": ").append(spec.summary()).append(".\n");
    text.append(flow(spec)).append('\n');
    Option operand = spec.operand();
    if (operand != null || !spec.options().isEmpty()) {
      text.append("\noptions\n");
    }
    if (operand != null) {
      row(text, operand.symbol(), meaning(operand));
    }
    for (Option option : spec.options()) {
      row(text, option.name() + "=" + option.symbol(), meaning(option));
    }
    text.append("\nexample\n  weir run ").append(spec.example()).append('\n');
  }

  private static String flow(Spec spec) {
    Kind takes = spec.takes();
    Kind gives = spec.gives();
    if (takes == null) {
      return "It gives " + gives + ".";
    }
    if (gives == null) {
      return "It takes " + takes + ".";
    }
    return "It takes " + takes + " and gives " + (gives.definite() ? gives : "the same") + ".";
  }

  private static String meaning(Option option) {
    var text = new StringBuilder(option.summary());
    String unit = option.unit();
    String byDefault = option.defaultText();
    if (unit != null || byDefault != null) {
      text.append(" (").append(unit == null ? "" : unit);
      text.append(unit == null || byDefault == null ? "" : "; ");
      text.append(byDefault == null ? "" : "if not set: " + byDefault).append(')');
    }
    return text.toString();
  }

  private static void row(StringBuilder text, String left, String right) {
    text.append("  ").append(left);
    if (left.length() < COLUMN - 1) {
      text.repeat(' ', COLUMN - left.length());
    } else {
      text.append("\n  ").repeat(' ', COLUMN);
    }
    text.append(right).append('\n');
  }
}
