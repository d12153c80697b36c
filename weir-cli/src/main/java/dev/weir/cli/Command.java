package dev.weir.cli;

import dev.weir.spi.Nearest;
import dev.weir.spi.UsageException;
import dev.weir.spi.Vocabulary;
import java.io.IOException;
import java.util.LinkedHashSet;
import java.util.List;

/// The whole command, but for the process it runs in.
final class Command {
  private final Screen screen;
  private final GracefulStop stop;

  Command(Screen screen, GracefulStop stop) {
    this.screen = screen;
    this.stop = stop;
  }

  /// Does what the arguments say. Throws nothing.
  ///
  /// @return the exit code
  int run(String... arguments) {
    try {
      return dispatch(List.of(arguments));
    } catch (Told e) {
      return e.code();
    } catch (Throwable e) {
      Failure failure = Failure.of(e);
      screen.say("weir: " + failure.message());
      return failure.code();
    }
  }

  private int dispatch(List<String> arguments) throws IOException, InterruptedException {
    if (arguments.isEmpty()) {
      throw new UsageException("nothing to do; try: weir help", 0);
    }
    String command = arguments.getFirst();
    List<String> rest = arguments.subList(1, arguments.size());
    if (command.equals("--version") || command.equals("-V")) {
      nothingBehind(command, rest);
      screen.print(Version.text());
      return ExitCode.COMPLETED;
    }
    if (command.equals("--help") || command.equals("-h")) {
      return does(Subcommand.HELP, "help", rest);
    }
    if (command.equals(Completion.QUESTION)) {
      screen.print(Completion.answer(Vocabulary.installed(), rest));
      return ExitCode.COMPLETED;
    }
    var known = Subcommand.of(command);
    if (known.isPresent()) {
      return does(known.get(), command, rest);
    }
    if (!arguments.contains("!") && Vocabulary.installed().verbs().containsKey(command)) {
      return does(Subcommand.FILTER, command, rest);
    }
    var program = Programs.of(command);
    if (program.isPresent()) {
      return Programs.run(program.get(), rest, screen);
    }
    throw new UsageException(unknown(arguments), 0);
  }

  private static void nothingBehind(String option, List<String> rest) {
    if (!rest.isEmpty()) {
      throw new UsageException("nothing may follow " + option + ": '" + rest.getFirst() + "'", 1);
    }
  }

  private int does(Subcommand command, String name, List<String> rest)
      throws IOException, InterruptedException {
    Parsed parsed = Parsed.of(command, name, rest);
    if (parsed.has("--help")) {
      screen.print(Help.of(Vocabulary.installed(), name));
      return ExitCode.COMPLETED;
    }
    var runner = new Runner(screen, stop);
    return switch (command) {
      case RUN -> new PipelineCommands(screen, runner).run(parsed);
      case EXPLAIN -> new PipelineCommands(screen, runner).explain(parsed);
      case CHECK -> new PipelineCommands(screen, runner).check(parsed);
      case GZIP -> new FileCommands(screen, runner, stop).gzip(parsed);
      case GUNZIP -> new FileCommands(screen, runner, stop).gunzip(parsed);
      case CP -> new FileCommands(screen, runner, stop).copy(parsed);
      case FILTER -> new FilterCommand(screen, runner).run(name, parsed);
      case DOCTOR -> print(Doctor.report(screen.terminal()));
      case COMPLETION -> print(Completion.script(parsed.rest()));
      case HELP -> print(help(parsed));
    };
  }

  private int print(String text) throws IOException {
    screen.print(text);
    return ExitCode.COMPLETED;
  }

  private static String help(Parsed parsed) {
    Vocabulary vocabulary = Vocabulary.installed();
    if (parsed.rest().size() > 1) {
      throw new UsageException("help is for one word at a time: weir help [WORD]", 1);
    }
    if (parsed.has("--man")) {
      return Manual.of(vocabulary);
    }
    if (parsed.has("--markdown")) {
      return Reference.of(vocabulary);
    }
    return parsed.rest().isEmpty()
        ? Help.overview(vocabulary)
        : Help.of(vocabulary, parsed.rest().getFirst());
  }

  private static String unknown(List<String> arguments) {
    String command = arguments.getFirst();
    if (arguments.contains("!")) {
      return "a pipeline is run by: weir run " + command + " ...";
    }
    var known = new LinkedHashSet<String>();
    Subcommand.named().forEach(each -> known.add(each.word()));
    known.addAll(Vocabulary.installed().verbs().keySet());
    Programs.installed().forEach(program -> known.add(program.spec().word()));
    known.add("--help");
    known.add("--version");
    String what = command.startsWith("-") ? "option" : "command";
    return "unknown " + what + " '" + command + "'" + Nearest.advice(command, known);
  }
}
