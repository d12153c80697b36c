package dev.weir.cli;

import java.util.Optional;
import java.util.stream.Stream;

/// What stands behind `weir`. Help, completion, the manual, the reference and the parsing are made
/// of it, of its [Options] and of its [Details].
enum Subcommand {
  RUN("run", "PIPELINE", "runs a pipeline"),
  EXPLAIN("explain", "PIPELINE", "says what a run would do, and what it may hold"),
  CHECK("check", "PIPELINE", "checks a pipeline without running it"),
  GZIP("gzip", "[FILE...]", "compresses each file to FILE.gz"),
  GUNZIP("gunzip", "[FILE.gz...]", "decompresses each FILE.gz to FILE"),
  CP("cp", "FROM... TO", "copies files; TO is a file, or a directory"),
  FILTER("STEP", "[VALUE...] [FILE...]", "runs files, or standard input, through one step"),
  DOCTOR("doctor", "", "says what this installation finds, and what it misses"),
  COMPLETION("completion", "bash|zsh|fish", "prints the completion script for a shell"),
  HELP("help", "[WORD]", "explains a command or a word");

  private final String word;
  private final String operands;
  private final String summary;

  Subcommand(String word, String operands, String summary) {
    this.word = word;
    this.operands = operands;
    this.summary = summary;
  }

  /// Those that are called by their own name, and not by that of a step.
  static Stream<Subcommand> named() {
    return Stream.of(values()).filter(command -> command != FILTER);
  }

  /// The one that is written so; empty for a step, which is a filter then, and for what is unknown.
  static Optional<Subcommand> of(String word) {
    return named().filter(command -> command.word.equals(word)).findFirst();
  }

  String word() {
    return word;
  }

  String summary() {
    return summary;
  }

  /// How it is written, without its options.
  String brief() {
    return operands.isEmpty() ? word : word + " " + operands;
  }

  /// How it is written.
  String synopsis() {
    String written = Options.of(this).isEmpty() ? word : word + " [OPTION...]";
    return operands.isEmpty() ? written : written + " " + operands;
  }
}
