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

  /// The words of the step, then files. What the step takes may depend on its options, so where it
  /// might take bytes, that is tried first.
  static PipelineText pipeline(Vocabulary vocabulary, String verb, List<String> words) {
    Spec spec = vocabulary.specs(verb).getFirst();
    var step = new ArrayList<String>(List.of(verb));
    var files = new ArrayList<String>();
    sort(spec, words, step, files);
    Kind takes = spec.takes();
    if (takes == null || !takes.accepts(Kind.BYTES)) {
      boolean splits = takes == null || takes.accepts(Kind.LINES);
      return vocabulary.parse(around(spec, step, files, splits));
    }
    try {
      return vocabulary.parse(around(spec, step, files, false));
    } catch (UsageException e) {
      if (takes.definite()) {
        throw e;
      }
      return vocabulary.parse(around(spec, step, files, true));
    }
  }

  /// Options and flags belong to the step wherever they stand. So does the first word that can be
  /// its operand: any, if it needs one; else one that has the form, such as a size.
  private static void sort(Spec spec, List<String> words, List<String> step, List<String> files) {
    Option operand = spec.operand();
    boolean open = operand != null;
    for (String word : words) {
      refuseOption(spec, word);
      if (isOption(spec, word) || spec.isFlags(word)) {
        step.add(word);
        open &= operand == null || !word.startsWith(operand.name() + "=");
      } else if (operand != null && open && (operand.required() || looksLike(operand, word))) {
        step.add(operand.name() + "=" + word);
        open = false;
      } else {
        files.add(word);
      }
    }
  }

  private static void refuseOption(Spec spec, String word) {
    if (word.startsWith("--")) {
      throw new UsageException(
          spec.word()
              + " has no option '"
              + word
              + "' here; known, before the words of the step: "
              + String.join(", ", Options.names(Subcommand.FILTER)),
          1);
    }
  }

  private static boolean looksLike(Option operand, String word) {
    return switch (operand.type()) {
      case TEXT, PATH -> false;
      default -> operand.accepts(word);
    };
  }

  /// Whether a word sets an option of a step, as `level=9` does. A file of such a name is written
  /// with a path before it: `./level=9`.
  static boolean isOption(Spec spec, String word) {
    String name = word.contains("=") ? word.substring(0, word.indexOf('=')) : "";
    Option operand = spec.operand();
    return (operand != null && operand.name().equals(name))
        || spec.options().stream().anyMatch(option -> option.name().equals(name));
  }

  private static List<String> around(
      Spec spec, List<String> step, List<String> files, boolean splits) {
    var words = new ArrayList<String>();
    if (files.isEmpty()) {
      words.add("stdin");
    }
    for (String file : files) {
      words.add(file.equals("-") ? "stdin" : "file:" + file);
    }
    if (splits) {
      words.addAll(List.of(BAR, "lines"));
    }
    words.add(BAR);
    words.addAll(step);
    if (spec.reports()) {
      return words;
    }
    Kind gives = spec.gives();
    boolean lines = (gives != null && gives.definite()) ? gives.accepts(Kind.LINES) : splits;
    if (lines) {
      words.addAll(List.of(BAR, "unlines"));
    }
    words.addAll(List.of(BAR, "stdout"));
    return words;
  }
}
