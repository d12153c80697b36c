package dev.weir.cli;

/// What there is to know of a command beyond its summary.
final class Details {
  private Details() {}

  /// Lines of text.
  static String of(Subcommand command) {
    return switch (command) {
      case RUN ->
          """
          Moves all data from the source through the steps to the sink. Each ! is a word of its own. Instead
          of many words, the pipeline may be one, in quotes, weir run 'huge.log ! gzip ! huge.log.gz', or a
          file, weir run job.weir, with comments from # to the end of a line, and ${NAME} for a variable of
          the environment. A target file appears whole at the end, or not at all; it never changes halfway.

          On a terminal, standard error shows how it stands, and a summary at the end. Elsewhere it is silent,
          but for errors. Nothing is coloured, so NO_COLOR changes nothing; where TERM is dumb there is only the
          summary. SIGUSR1 prints how each stage stands. Ctrl-C, SIGTERM and SIGHUP stop the run and
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
          The result goes to standard output; several files are read one after the other. Where the value of
          the step may be left out, a word that has its form is the value: a file called 1% is ./1%.
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
}
