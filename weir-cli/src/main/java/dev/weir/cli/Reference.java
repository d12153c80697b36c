package dev.weir.cli;

import dev.weir.spi.Option;
import dev.weir.spi.Program;
import dev.weir.spi.Spec;
import dev.weir.spi.Vocabulary;

/// The reference of all commands and words, as Markdown.
final class Reference {
  private Reference() {}

  static String of(Vocabulary vocabulary) {
    var text = new StringBuilder("# Reference\n\nMade by `weir help --markdown`.\n\n## Commands\n");
    for (Subcommand command : Subcommand.values()) {
      text.append("\n### `weir ").append(command.synopsis()).append("`\n\n");
      text.append(escaped(capital(command.summary()))).append(".\n\n");
      text.append(escaped(Details.of(command)));
      if (!Options.of(command).isEmpty()) {
        text.append("\n| option | |\n|---|---|\n");
        for (org.apache.commons.cli.Option option : Options.of(command)) {
          row(text, Options.written(option), Options.meaning(option));
        }
      }
    }
    Programs.installed().forEach(program -> describe(text, program));
    text.append("\n| exit code | |\n|---|---|\n");
    ExitCode.MEANINGS.forEach((code, meaning) -> row(text, code, meaning));
    for (String role : Help.ROLES) {
      text.append("\n## ").append(capital(role)).append("s\n");
      for (Spec spec : vocabulary.specs()) {
        if (spec.role().equals(role)) {
          describe(text, spec);
        }
      }
    }
    return text.toString();
  }

  private static void describe(StringBuilder text, Program program) {
    text.append("\n### `weir ").append(Programs.synopsis(program)).append("`\n\n");
    text.append(escaped(capital(program.spec().summary()))).append(".\n\n");
    text.append(escaped(program.details())).append("\n| option | |\n|---|---|\n");
    for (Option option : program.spec().options()) {
      row(text, Programs.written(option), Programs.meaning(option));
    }
  }

  private static void describe(StringBuilder text, Spec spec) {
    text.append("\n### `").append(spec.synopsis()).append("`\n\n");
    text.append(escaped(capital(spec.summary()))).append(". ").append(Help.flow(spec));
    text.append("\n\n```console\nweir run ").append(spec.example()).append("\n```\n");
    Option operand = spec.operand();
    if (operand == null && spec.options().isEmpty()) {
      return;
    }
    text.append("\n| option | |\n|---|---|\n");
    if (operand != null) {
      row(text, operand.symbol(), Help.meaning(operand));
    }
    for (Option option : spec.options()) {
      row(text, Help.written(option), Help.meaning(option));
    }
  }

  private static void row(StringBuilder text, String left, String right) {
    text.append("| `").append(left.replace("|", "\\|")).append("` | ");
    text.append(escaped(right)).append(" |\n");
  }

  private static String capital(String sentence) {
    return Character.toUpperCase(sentence.charAt(0)) + sentence.substring(1);
  }

  /// Text that no Markdown is in.
  private static String escaped(String text) {
    return text.replaceAll("[\\\\<*_|]", "\\\\$0");
  }
}
