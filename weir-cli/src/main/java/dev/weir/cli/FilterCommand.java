package dev.weir.cli;

import dev.weir.spi.Kind;
import dev.weir.spi.Option;
import dev.weir.spi.PipelineText;
import dev.weir.spi.Spec;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// A step as a command: `weir grep -i error huge.log`. What the step needs around it, from bytes
/// and back to bytes, is put there.
final class FilterCommand {
  private static final String BAR = "!";

  private final Screen screen;
  private final Runner runner;

  FilterCommand(Screen screen, Runner runner) {
    this.screen = screen;
    this.runner = runner;
  }

  int run(String verb, Parsed options) throws IOException, InterruptedException {
    Vocabulary vocabulary = Vocabulary.installed();
    PipelineText text = pipeline(vocabulary, verb, options.rest());
    if (options.has("--explain")) {
      screen.print("weir run " + shell(text) + "\n");
      return ExitCode.COMPLETED;
    }
    runner.run(text, Settings.of(options));
    return ExitCode.COMPLETED;
  }

  /// A pipeline as one would type it into a shell.
  static String shell(PipelineText text) {
    return text.words().stream()
        .map(FilterCommand::quoted)
        .reduce((a, b) -> a + " " + b)
        .orElse("");
  }

  private static String quoted(String word) {
    return word.matches("[A-Za-z0-9_./:=,%+@!-]+") ? word : "'" + word.replace("'", "'\\''") + "'";
  }

  /// The words of the step up to its operand, then files.
  static PipelineText pipeline(Vocabulary vocabulary, String verb, List<String> words) {
    Spec spec = vocabulary.specs(verb).getFirst();
    var step = new ArrayList<String>(List.of(verb));
    var files = new ArrayList<String>();
    Option operand = spec.operand();
    boolean open = operand != null && operand.required(); // the operand is still to come
    for (String word : words) {
      if (word.startsWith("--")) {
        throw new UsageException(
            verb
                + " has no option '"
                + word
                + "' here; known, before the words of the step: "
                + Options.names(Subcommand.FILTER),
            1);
      }
      String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : "";
      boolean named = known(spec, name);
      boolean flags = spec.isFlags(word);
      if (named || flags) {
        step.add(word);
        open &= operand == null || !name.equals(operand.name());
      } else if (open) {
        step.add(operandWord(spec, word));
        open = false;
      } else {
        files.add(word);
      }
    }
    return vocabulary.parse(around(spec, step, files));
  }

  private static String operandWord(Spec spec, String word) {
    Option operand = spec.operand();
    return operand == null ? word : operand.name() + "=" + word;
  }

  private static boolean known(Spec spec, String name) {
    Option operand = spec.operand();
    return (operand != null && operand.name().equals(name))
        || spec.options().stream().anyMatch(option -> option.name().equals(name));
  }

  private static List<String> around(Spec spec, List<String> step, List<String> files) {
    Kind takes = spec.takes();
    Kind gives = spec.gives();
    if (takes == null || gives == null) {
      throw new UsageException(spec.word() + " is no step", 0);
    }
    var words = new ArrayList<String>();
    if (files.isEmpty()) {
      words.add("stdin");
    }
    for (String file : files) {
      words.add(file.equals("-") ? "stdin" : "file:" + file);
    }
    boolean splits = !takes.accepts(Kind.BYTES);
    if (splits) {
      words.addAll(List.of(BAR, "lines"));
    }
    words.add(BAR);
    words.addAll(step);
    if (spec.reports()) {
      return words;
    }
    boolean lines = gives.definite() ? !gives.accepts(Kind.BYTES) : splits;
    if (lines) {
      words.addAll(List.of(BAR, "unlines"));
    }
    words.addAll(List.of(BAR, "stdout"));
    return words;
  }
}
