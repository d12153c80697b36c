package dev.weir.cli;

import java.util.ArrayList;
import java.util.List;
import org.apache.commons.cli.Option;
import org.jspecify.annotations.Nullable;

/// The options of the commands, each described once.
final class Options {
  private static final Option FORCE = flag("f", "force", "replaces a target that is there already");
  private static final Option EXPLAIN =
      flag(null, "explain", "prints the pipeline that this stands for, and runs nothing");
  private static final Option REMOVE =
      flag(null, "remove", "removes each input after its output is in place");
  private static final Option STDOUT =
      flag("c", "stdout", "writes to standard output, and no file");
  private static final Option LEVEL =
      valued("l", "level", "N", "from 1, fast, to 9, small; 6 if not set");
  private static final Option RESUME =
      flag(null, "resume", "goes on where the same run was stopped; keeps what it has done");
  private static final Option RESUME_EVERY =
      valued(null, "resume-every", "SIZE", "of the input, between two such places; 64MiB");
  private static final List<Option> SHOWING =
      List.of(
          flag("q", "quiet", "no progress, no summary; errors only"),
          valued(null, "progress", "WHEN", "auto (on a terminal), always, never, or json"),
          flag(null, "json", "one JSON object a line: start, progress, end or error"),
          valued(
              null, "deadline", "TIME", "stops a run that takes longer, such as 90s or 1h30min"));

  private Options() {}

  /// Those of a command, without `--help`, which all have.
  static List<Option> of(Subcommand command) {
    return switch (command) {
      case RUN -> showingAnd(FORCE, RESUME, RESUME_EVERY);
      case CHECK -> List.of(flag(null, "connect", "opens and closes every end, too"));
      case GZIP -> showingAnd(LEVEL, STDOUT, REMOVE, FORCE, EXPLAIN);
      case GUNZIP -> showingAnd(STDOUT, REMOVE, FORCE, EXPLAIN);
      case CP -> showingAnd(FORCE, EXPLAIN);
      case FILTER -> showingAnd(EXPLAIN);
      case HELP ->
          List.of(
              flag(null, "man", "prints the manual page, for man -l -"),
              flag(null, "markdown", "prints the reference of all words, as Markdown"));
      case EXPLAIN, DOCTOR, COMPLETION -> List.of();
    };
  }

  private static List<Option> showingAnd(Option... more) {
    var options = new ArrayList<>(List.of(more));
    options.addAll(SHOWING);
    return List.copyOf(options);
  }

  /// For the parser; it keeps what it finds in them, so they are made anew.
  static org.apache.commons.cli.Options parser(Subcommand command) {
    var options = new org.apache.commons.cli.Options();
    of(command).forEach(option -> options.addOption((Option) option.clone()));
    options.addOption(flag("h", "help", "prints this"));
    return options;
  }

  /// How it is written in full, such as `--level`.
  static String name(Option option) {
    return "--" + option.getLongOpt();
  }

  /// How it is written, such as `-l, --level=N`.
  static String written(Option option) {
    String letter = option.getOpt() == null ? "" : "-" + option.getOpt() + ", ";
    return letter + name(option) + (option.hasArg() ? "=" + option.getArgName() : "");
  }

  /// What it does.
  static String meaning(Option option) {
    return option.getDescription();
  }

  /// The names of those of a command, for messages.
  static List<String> names(Subcommand command) {
    return of(command).stream().map(Options::name).toList();
  }

  private static Option flag(@Nullable String letter, String name, String description) {
    return Option.builder(letter).longOpt(name).desc(description).get();
  }

  private static Option valued(
      @Nullable String letter, String name, String value, String description) {
    return Option.builder(letter).longOpt(name).desc(description).hasArg().argName(value).get();
  }
}
