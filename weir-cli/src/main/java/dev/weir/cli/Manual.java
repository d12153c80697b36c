package dev.weir.cli;

import dev.weir.spi.Option;
import dev.weir.spi.Program;
import dev.weir.spi.Spec;
import dev.weir.spi.Vocabulary;
import java.util.List;
import java.util.Locale;

/// The manual page, in the man macros of roff.
final class Manual {
  private Manual() {}

  static String of(Vocabulary vocabulary) {
    var text = new StringBuilder(".TH WEIR 1\n.SH NAME\nweir \\- moves data in flat memory\n");
    text.append(".SH SYNOPSIS\n.nf\n");
    for (Subcommand command : Subcommand.values()) {
      text.append("weir ").append(escaped(command.synopsis())).append('\n');
    }
    List<Program> programs = Programs.installed();
    for (Program program : programs) {
      text.append("weir ").append(escaped(Programs.synopsis(program))).append('\n');
    }
    text.append(".fi\n.SH COMMANDS\n");
    for (Subcommand command : Subcommand.values()) {
      describe(text, command);
    }
    for (Program program : programs) {
      describe(text, program);
    }
    for (String role : Help.ROLES) {
      text.append(".SH ").append(role.toUpperCase(Locale.ROOT)).append("S\n");
      for (Spec spec : vocabulary.specs()) {
        if (spec.role().equals(role)) {
          describe(text, spec);
        }
      }
    }
    text.append(".SH EXIT STATUS\n");
    ExitCode.MEANINGS.forEach((code, meaning) -> item(text, code, meaning));
    return text.toString();
  }

  private static void describe(StringBuilder text, Subcommand command) {
    text.append(".SS weir ").append(escaped(command.synopsis())).append('\n');
    lines(text, Details.of(command));
    for (org.apache.commons.cli.Option option : Options.of(command)) {
      item(text, Options.written(option), Options.meaning(option));
    }
  }

  private static void describe(StringBuilder text, Program program) {
    text.append(".SS weir ").append(escaped(Programs.synopsis(program))).append('\n');
    lines(text, program.details());
    for (Option option : program.spec().options()) {
      item(text, Programs.written(option), Programs.meaning(option));
    }
  }

  private static void lines(StringBuilder text, String details) {
    for (String line : details.lines().toList()) {
      text.append(line.isEmpty() ? ".PP" : escaped(line)).append('\n');
    }
  }

  private static void describe(StringBuilder text, Spec spec) {
    text.append(".SS ").append(escaped(spec.synopsis())).append('\n');
    text.append(escaped("It " + spec.summary() + ". " + Help.flow(spec))).append('\n');
    Option operand = spec.operand();
    if (operand != null) {
      item(text, operand.symbol(), Help.meaning(operand));
    }
    for (Option option : spec.options()) {
      item(text, Help.written(option), Help.meaning(option));
    }
    text.append(".PP\nExample: ").append(escaped("weir run " + spec.example())).append('\n');
  }

  private static void item(StringBuilder text, String left, String right) {
    text.append(".TP\n").append(escaped(left)).append('\n').append(escaped(right)).append('\n');
  }

  /// A backslash and a hyphen have a meaning, and so has a point or a quote that begins a line.
  private static String escaped(String text) {
    String safe = text.replace("\\", "\\e").replace("-", "\\-");
    return safe.startsWith(".") || safe.startsWith("'") ? "\\&" + safe : safe;
  }
}
