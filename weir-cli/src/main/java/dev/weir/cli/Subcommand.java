package dev.weir.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;

/// What stands behind `weir`: each with its options, of which help, completion, the man page and
/// the parsing are made.
enum Subcommand {
  RUN("run", "PIPELINE", "runs a pipeline", Choices.RUNNING),
  EXPLAIN("explain", "PIPELINE", "says what a run would do, and what it may hold", List.of()),
  CHECK("check", "PIPELINE", "checks a pipeline without running it", Choices.CHECKING),
  GZIP("gzip", "[FILE...]", "compresses each file to FILE.gz", Choices.COMPRESSING),
  GUNZIP("gunzip", "[FILE.gz...]", "decompresses each FILE.gz to FILE", Choices.DECOMPRESSING),
  CP("cp", "FROM... TO", "copies files; TO is a file, or a directory", Choices.COPYING),
  FILTER(
      "STEP",
      "[VALUE...] [FILE...]",
      "runs files, or standard input, through one step",
      Choices.FILTERING),
  DOCTOR("doctor", "", "says what this installation finds, and what it misses", List.of()),
  COMPLETION("completion", "bash|zsh|fish", "prints the completion script for a shell", List.of()),
  HELP("help", "[WORD]", "explains a command or a word", Choices.HELPING);

  /// The options, once.
  private static final class Choices {
    private static final OptionSpec FORCE =
        flag("replaces a target that is there already", "-f", "--force");
    private static final OptionSpec EXPLAIN_ONLY =
        flag("prints the pipeline that this stands for, and runs nothing", "--explain");
    private static final OptionSpec REMOVE =
        flag("removes each input after its output is in place", "--remove");
    private static final OptionSpec STDOUT =
        flag("writes to standard output, and no file", "-c", "--stdout");
    private static final List<OptionSpec> SHOWING =
        List.of(
            flag("no progress, no summary; errors only", "-q", "--quiet"),
            valued("WHEN", "auto (on a terminal), always, never, or json", "--progress"),
            flag("one JSON object a line: start, progress, end or error", "--json"),
            valued("TIME", "stops a run that takes longer, such as 90s or 1h30min", "--deadline"));
    private static final List<OptionSpec> RUNNING = with(SHOWING, FORCE);
    private static final List<OptionSpec> FILTERING = with(SHOWING, EXPLAIN_ONLY);
    private static final List<OptionSpec> COPYING = with(RUNNING, EXPLAIN_ONLY);
    private static final List<OptionSpec> DECOMPRESSING = with(COPYING, STDOUT, REMOVE);
    private static final List<OptionSpec> COMPRESSING =
        with(
            DECOMPRESSING, valued("N", "from 1, fast, to 9, small; 6 if not set", "-l", "--level"));
    private static final List<OptionSpec> CHECKING =
        List.of(flag("opens and closes every end, too", "--connect"));
    private static final List<OptionSpec> HELPING =
        List.of(
            flag("prints the manual page, for man -l -", "--man"),
            flag("prints the reference of all words, as Markdown", "--markdown"));

    private static OptionSpec flag(String description, String... names) {
      return OptionSpec.builder(names[0], rest(names))
          .type(boolean.class)
          .description(description)
          .build();
    }

    private static OptionSpec valued(String label, String description, String... names) {
      return OptionSpec.builder(names[0], rest(names))
          .type(String.class)
          .paramLabel(label)
          .description(description)
          .build();
    }

    private static String[] rest(String[] names) {
      return List.of(names).subList(1, names.length).toArray(String[]::new);
    }

    private static List<OptionSpec> with(List<OptionSpec> options, OptionSpec... more) {
      return Stream.concat(Stream.of(more), options.stream()).toList();
    }
  }

  private final String word;
  private final String operands;
  private final String summary;
  private final List<OptionSpec> options;

  Subcommand(String word, String operands, String summary, List<OptionSpec> options) {
    this.word = word;
    this.operands = operands;
    this.summary = summary;
    this.options = options;
  }

  /// The one that is written so; empty for a step, which is a filter then, and for what is unknown.
  static Optional<Subcommand> of(String word) {
    return Stream.of(values())
        .filter(command -> command != FILTER && command.word.equals(word))
        .findFirst();
  }

  String word() {
    return word;
  }

  String summary() {
    return summary;
  }

  /// The options, without `--help`, which all have.
  List<OptionSpec> options() {
    return options;
  }

  /// What there is to know beyond the summary: lines of text.
  String details() {
    return switch (this) {
      case RUN ->
          """
          Moves all data from the source through the steps to the sink. Each ! is a word of its own. Instead
          of many words, the pipeline may be one, in quotes, weir run 'huge.log ! gzip ! huge.log.gz', or a
          file, weir run job.weir, with comments from # to the end of a line, and ${NAME} for a variable of
          the environment. A target file appears whole at the end, or not at all; it never changes halfway.

          On a terminal, standard error shows how it stands, and a summary at the end. Elsewhere it is silent,
          but for errors. SIGUSR1 prints how each stage stands. Ctrl-C, SIGTERM and SIGHUP stop the run and
          wait until it has cleaned up, for 12 seconds at most; a second Ctrl-C does not wait.

          With --json events go to standard output, or, if that carries the data, to standard error.
          """;
      case EXPLAIN ->
          """
          Prints the pipeline in full, its stages by thread, what each holds, and the most that all of them
          hold. Opens nothing.
          """;
      case CHECK ->
          """
          Says nothing if the words are right and what each part gives is what the next one takes. Opens
          nothing, unless --connect is given: then every end is opened and closed again, and nothing moves.
          """;
      case GZIP ->
          """
          Keeps the input unless told otherwise, and gives the output its permissions. Without a file it is a
          filter from standard input to standard output.
          """;
      case GUNZIP ->
          """
          Keeps the input unless told otherwise, and gives the output its permissions; FILE.tgz becomes
          FILE.tar. Without a file it is a filter from standard input to standard output.
          """;
      case CP -> "Copies each file whole, with its permissions, or not at all.\n";
      case FILTER ->
          """
          Any step is a command: weir grep -i error huge.log, weir cut 1,3 < in.tsv, weir digest huge.log.
          The result goes to standard output; several files are read one after the other.
          """;
      case DOCTOR -> "Prints the JDK, its flags, memory and its limit, the words, the terminal.\n";
      case COMPLETION ->
          """
          For bash: source <(weir completion bash). For zsh: source <(weir completion zsh). For fish:
          weir completion fish | source.
          """;
      case HELP -> "Without a word it lists all of them.\n";
    };
  }

  /// How it is written.
  String synopsis() {
    String written = options.isEmpty() ? word : word + " [OPTION...]";
    return operands.isEmpty() ? written : written + " " + operands;
  }

  /// For the parser: options until the first word that is none.
  CommandSpec spec() {
    CommandSpec spec = CommandSpec.create().name(word);
    options.forEach(option -> spec.addOption(OptionSpec.builder(option).build()));
    spec.addOption(Choices.flag("prints this", "-h", "--help"));
    spec.addPositional(PositionalParamSpec.builder().arity("0..*").type(List.class).build());
    spec.parser()
        .stopAtPositional(true)
        .stopAtUnmatched(this == FILTER); // flags of the step follow
    return spec;
  }
}
