package dev.weir.cli;

import dev.weir.spi.Kind;
import dev.weir.spi.Nearest;
import dev.weir.spi.Option;
import dev.weir.spi.Program;
import dev.weir.spi.Spec;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.util.LinkedHashSet;
import java.util.List;

/// Help, made of the specs.
final class Help {
  static final List<String> ROLES = List.of("source", "step", "sink");

  private static final int COLUMN = 26;

  private Help() {}

  static String overview(Vocabulary vocabulary) {
    var text = new StringBuilder();
    text.append("weir moves data from a source through steps to a sink; memory stays flat.\n");
    text.append("\ncommands\n");
    for (Subcommand command : Subcommand.values()) {
      row(text, "weir " + command.brief(), command.summary());
    }
    for (Program program : Programs.installed()) {
      row(text, "weir " + Programs.brief(program), program.spec().summary());
    }
    row(text, "weir --version", "says what this is");
    for (String role : ROLES) {
      text.append('\n').append(role).append("s\n");
      for (Spec spec : vocabulary.specs()) {
        if (spec.role().equals(role)) {
          row(text, spec.synopsis(), spec.summary());
        }
      }
    }
    text.append("\nexamples\n");
    text.append("  weir run huge.log ! gzip ! huge.log.gz\n");
    text.append("  weir grep -i error huge.log | head\n");
    text.append("\nmore: weir help run, weir help gzip, ...\n");
    return text.toString();
  }

  /// Of a command, or of a word, or of what is both.
  static String of(Vocabulary vocabulary, String word) {
    var text = new StringBuilder();
    Subcommand.of(word).ifPresent(command -> describe(text, command));
    boolean known = vocabulary.specs().stream().anyMatch(spec -> spec.word().equals(word));
    if (known) {
      for (Spec spec : vocabulary.specs(word)) {
        text.append(text.isEmpty() ? "" : "\n");
        describe(text, spec);
      }
    }
    return text.isEmpty()
        ? of(Programs.of(word).orElseThrow(() -> unknown(vocabulary, word)))
        : text.toString();
  }

  /// Of a program.
  static String of(Program program) {
    var text = new StringBuilder("weir ").append(Programs.synopsis(program)).append("\n\n");
    text.append(program.details()).append("\noptions\n");
    for (Option option : program.spec().options()) {
      row(text, Programs.written(option), Programs.meaning(option));
    }
    row(text, "-h, --help", "prints this");
    return text.toString();
  }

  private static UsageException unknown(Vocabulary vocabulary, String word) {
    var known = new LinkedHashSet<String>();
    Subcommand.named().forEach(command -> known.add(command.word()));
    vocabulary.specs().stream().map(Spec::word).distinct().forEach(known::add);
    Programs.installed().forEach(program -> known.add(program.spec().word()));
    return new UsageException("unknown word '" + word + "'" + Nearest.advice(word, known), 0);
  }

  private static void describe(StringBuilder text, Subcommand command) {
    text.append("weir ").append(command.synopsis()).append("\n\n");
    text.append(Details.of(command));
    text.append("\noptions\n");
    for (org.apache.commons.cli.Option option : Options.of(command)) {
      row(text, Options.written(option), Options.meaning(option));
    }
    row(text, "-h, --help", "prints this");
    if (command == Subcommand.RUN) {
      text.append("\nexit codes\n");
      ExitCode.MEANINGS.forEach((code, meaning) -> row(text, code, meaning));
    }
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
      row(text, written(option), meaning(option));
    }
    text.append("\nexample\n  weir run ").append(spec.example()).append('\n');
  }

  /// How an option of a word is written, such as `-v, invert=yes|no`.
  static String written(Option option) {
    String named = option.name() + "=" + option.symbol();
    return option.letter().isEmpty() ? named : "-" + option.letter() + ", " + named;
  }

  /// What goes in and comes out.
  static String flow(Spec spec) {
    Kind takes = spec.takes();
    Kind gives = spec.gives();
    String result = spec.reports() ? " What it says is the result of the run." : "";
    if (takes == null) {
      return "It gives " + gives + ".";
    }
    if (gives == null) {
      return "It takes " + takes + ".";
    }
    return "It takes "
        + takes
        + " and gives "
        + (gives.definite() ? gives : "the same")
        + "."
        + result;
  }

  /// What an option of a word does.
  static String meaning(Option option) {
    var text = new StringBuilder(option.summary());
    String unit = option.unit();
    String byDefault = option.defaultText();
    if (unit != null || byDefault != null) {
      text.append(" (").append(unit == null ? "" : unit);
      text.append(unit == null || byDefault == null ? "" : "; ");
      text.append(byDefault == null ? "" : "if not set: " + shown(byDefault)).append(')');
    }
    return text.toString();
  }

  private static String shown(String byDefault) {
    return byDefault.isEmpty() ? "none" : byDefault;
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
