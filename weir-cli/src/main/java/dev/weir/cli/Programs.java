package dev.weir.cli;

import dev.weir.spi.Arguments;
import dev.weir.spi.Console;
import dev.weir.spi.Nearest;
import dev.weir.spi.Option;
import dev.weir.spi.OptionType;
import dev.weir.spi.Program;
import dev.weir.spi.UsageException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// The programs of other modules. They are looked for only when a word is neither a command nor a
/// step, or when all there is to say is asked for: a run waits for none of it.
final class Programs {
  private static final String HELP = "--help";

  private Programs() {}

  /// All of them, in the order of their names.
  static List<Program> installed() {
    var found = new ArrayList<Program>();
    ServiceLoader.load(Program.class).forEach(found::add);
    found.sort((a, b) -> a.spec().word().compareTo(b.spec().word()));
    return found;
  }

  /// The one of that name.
  static Optional<Program> of(String word) {
    return installed().stream().filter(program -> program.spec().word().equals(word)).findFirst();
  }

  /// Runs it with what was written behind its name.
  static int run(Program program, List<String> words, Console console)
      throws IOException, InterruptedException {
    if (words.contains(HELP) || words.contains("-h")) {
      console.print(Help.of(program));
      return ExitCode.COMPLETED;
    }
    return program.run(parsed(program, words), console);
  }

  /// Options are `--name=VALUE` or `--name VALUE`, and come before, behind or between operands.
  private static Arguments parsed(Program program, List<String> words) {
    var operands = new ArrayList<String>();
    Map<String, String> options = new HashMap<>();
    for (int i = 0; i < words.size(); i++) {
      String word = words.get(i);
      if (!word.startsWith("--")) {
        operands.add(word);
        continue;
      }
      int equals = word.indexOf('=');
      String name = word.substring(2, equals < 0 ? word.length() : equals);
      Option option = option(program, name);
      boolean flag = option.type() == OptionType.FLAG;
      if (equals < 0 && !flag && i + 1 == words.size()) {
        throw new UsageException(
            program.spec().word()
                + ": "
                + word
                + " needs a value: "
                + option.symbol()
                + " ("
                + option.summary()
                + ")",
            1);
      }
      String value = equals >= 0 ? word.substring(equals + 1) : flag ? "yes" : words.get(++i);
      options.put(name, value);
    }
    return Arguments.of(program.spec(), operands, options);
  }

  private static Option option(Program program, String name) {
    var known = new ArrayList<String>();
    for (Option option : program.spec().options()) {
      if (option.name().equals(name)) {
        return option;
      }
      known.add("--" + option.name());
    }
    known.add(HELP);
    String written = "--" + name;
    throw new UsageException(
        program.spec().word() + " has no option '" + written + "'" + Nearest.advice(written, known),
        1);
  }

  /// How it is written, without its options.
  static String brief(Program program) {
    Option operand = program.spec().operand();
    String word = program.spec().word();
    return operand == null ? word : word + " " + operandOf(operand);
  }

  /// How it is written.
  static String synopsis(Program program) {
    Option operand = program.spec().operand();
    String written = program.spec().word() + " [OPTION...]";
    return operand == null ? written : written + " " + operandOf(operand);
  }

  private static String operandOf(Option operand) {
    return "[" + operand.symbol() + (operand.many() ? "..." : "") + "]";
  }

  /// How an option is written, such as `--size=SIZE`.
  static String written(Option option) {
    return option.type() == OptionType.FLAG
        ? "--" + option.name()
        : "--" + option.name() + "=" + option.symbol();
  }

  /// What an option does.
  static String meaning(Option option) {
    return option.type() == OptionType.FLAG ? option.summary() : Help.meaning(option);
  }
}
