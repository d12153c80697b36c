package dev.weir.cli;

import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The whole command, but for the process it runs in.
final class Command {
  private static final List<String> COMMANDS = List.of("run", "help");
  private static final String BROKEN_PIPE = "Broken pipe";

  private final OutputStream out;
  private final PrintStream err;
  private final Terminal terminal;
  private final GracefulStop stop;

  /// @param out for help; the data of `stdout` goes to descriptor 1 by itself
  /// @param err for errors, progress and the summary
  Command(OutputStream out, PrintStream err, Terminal terminal, GracefulStop stop) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
    this.stop = stop;
  }

  /// Does what the arguments say. Throws nothing.
  ///
  /// @return the exit code
  int run(String... arguments) {
    try {
      return dispatch(List.of(arguments));
    } catch (Throwable e) {
      return failed(e);
    }
  }

  private int failed(Throwable thrown) {
    Failure failure = Failure.of(thrown);
    err.println("weir: " + Printable.of(failure.message()));
    err.flush();
    return failure.code();
  }

  private int dispatch(List<String> arguments) throws IOException, InterruptedException {
    if (arguments.isEmpty()) {
      throw new UsageException("nothing to do; try: weir help", 0);
    }
    String command = arguments.getFirst();
    List<String> rest = arguments.subList(1, arguments.size());
    return switch (command) {
      case "run" -> run(RunOptions.of(rest));
      case "help", "--help", "-h" -> help(rest);
      case "--version", "-V" -> print(Version.text());
      default -> throw new UsageException(unknown(arguments), 0);
    };
  }

  private static String unknown(List<String> arguments) {
    String command = arguments.getFirst();
    if (arguments.contains("!")) {
      return "a pipeline is run by: weir run " + command + " ...";
    }
    String what = command.startsWith("-") ? "option" : "command";
    return "unknown "
        + what
        + " '"
        + command
        + "'; known: "
        + String.join(", ", COMMANDS)
        + ", --help, --version";
  }

  private int run(RunOptions options) throws IOException, InterruptedException {
    if (options.help()) {
      return print(Help.ofRun());
    }
    return new RunCommand(err, terminal, stop).run(options);
  }

  private int help(List<String> words) throws IOException {
    if (words.isEmpty()) {
      return print(Help.overview(Vocabulary.installed()));
    }
    if (words.size() > 1) {
      throw new UsageException("help is for one word at a time: weir help [WORD]", 1);
    }
    return print(
        words.getFirst().equals("run")
            ? Help.ofRun()
            : Help.of(Vocabulary.installed(), words.getFirst()));
  }

  /// Prints to standard output; a reader that has gone (`| head`) is no failure.
  private int print(String text) throws IOException {
    try {
      out.write(text.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException e) {
      if (!BROKEN_PIPE.equals(e.getMessage())) {
        throw new IOException("standard output: " + e.getMessage(), e);
      }
    }
    return ExitCode.COMPLETED;
  }
}
