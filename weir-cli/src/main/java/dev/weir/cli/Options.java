package dev.weir.cli;

import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// The options of the commands, each described once.
final class Options {
  private static final OptionSpec FORCE =
      flag("replaces a target that is there already", "-f", "--force");
  private static final OptionSpec EXPLAIN =
      flag("prints the pipeline that this stands for, and runs nothing", "--explain");
  private static final OptionSpec REMOVE =
      flag("removes each input after its output is in place", "--remove");
  private static final OptionSpec STDOUT =
      flag("writes to standard output, and no file", "-c", "--stdout");
  private static final OptionSpec LEVEL =
      valued("N", "from 1, fast, to 9, small; 6 if not set", "-l", "--level");
  private static final List<OptionSpec> SHOWING =
      List.of(
          flag("no progress, no summary; errors only", "-q", "--quiet"),
          valued("WHEN", "auto (on a terminal), always, never, or json", "--progress"),
          flag("one JSON object a line: start, progress, end or error", "--json"),
          valued("TIME", "stops a run that takes longer, such as 90s or 1h30min", "--deadline"));

  private Options() {}

  /// Those of a command, without `--help`, which all have.
  static List<OptionSpec> of(Subcommand command) {
    return switch (command) {
      case RUN -> showingAnd(FORCE);
      case CHECK -> List.of(flag("opens and closes every end, too", "--connect"));
      case GZIP -> showingAnd(LEVEL, STDOUT, REMOVE, FORCE, EXPLAIN);
      case GUNZIP -> showingAnd(STDOUT, REMOVE, FORCE, EXPLAIN);
      case CP -> showingAnd(FORCE, EXPLAIN);
      case FILTER -> showingAnd(EXPLAIN);
      case HELP ->
          List.of(
              flag("prints the manual page, for man -l -", "--man"),
              flag("prints the reference of all words, as Markdown", "--markdown"));
      case EXPLAIN, DOCTOR, COMPLETION -> List.of();
    };
  }

  private static List<OptionSpec> showingAnd(OptionSpec... more) {
    return Stream.concat(Stream.of(more), SHOWING.stream()).toList();
  }

  /// For the parser: options until the first word that is none.
  static CommandSpec parser(Subcommand command) {
    CommandSpec spec = CommandSpec.create().name(command.word());
    of(command).forEach(option -> spec.addOption(OptionSpec.builder(option).build()));
    spec.addOption(flag("prints this", "-h", "--help"));
    spec.addPositional(PositionalParamSpec.builder().arity("0..*").type(List.class).build());
    spec.parser().stopAtPositional(true);
    // The flags of a step are no options of the command.
    spec.parser().unmatchedOptionsArePositionalParams(command == Subcommand.FILTER);
    return spec;
  }

  /// How it is written, such as `-l, --level=N`.
  static String written(OptionSpec option) {
    String names = String.join(", ", option.names());
    return option.arity().max() == 0 ? names : names + "=" + option.paramLabel();
  }

  /// The names of those of a command, for messages.
  static String names(Subcommand command) {
    return String.join(", ", of(command).stream().map(OptionSpec::longestName).toList());
  }

  /// What it does.
  static String meaning(OptionSpec option) {
    return option.description()[0];
  }

  private static OptionSpec flag(String description, String... names) {
    return named(names).type(boolean.class).description(description).build();
  }

  private static OptionSpec valued(String label, String description, String... names) {
    return named(names).type(String.class).paramLabel(label).description(description).build();
  }

  private static OptionSpec.Builder named(String... names) {
    String[] others = List.of(names).subList(1, names.length).toArray(String[]::new);
    return OptionSpec.builder(names[0], others);
  }
}
