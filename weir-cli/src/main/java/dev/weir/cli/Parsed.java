package dev.weir.cli;

import dev.weir.spi.Nearest;
import dev.weir.spi.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.OverwrittenOptionException;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/// The words behind a subcommand: its options, then the rest as it is.
final class Parsed {
  private final ParseResult result;

  private Parsed(ParseResult result) {
    this.result = result;
  }

  /// Parses.
  ///
  /// @throws UsageException if an option is not known, or lacks its value
  static Parsed of(Subcommand command, String name, List<String> arguments) {
    var line = new CommandLine(Options.parser(command));
    try {
      return new Parsed(line.parseArgs(arguments.toArray(String[]::new)));
    } catch (ParameterException e) {
      throw new UsageException(name + message(command, e), 1);
    }
  }

  private static String message(Subcommand command, ParameterException e) {
    return switch (e) {
      case UnmatchedArgumentException unmatched ->
          " has no option '"
              + unmatched.getUnmatched().getFirst()
              + "'"
              + advice(command, unmatched);
      case MissingParameterException missing
          when missing.getMissing().getFirst() instanceof OptionSpec option ->
          ": "
              + option.longestName()
              + " needs a value: "
              + option.paramLabel()
              + " ("
              + Options.meaning(option)
              + ")";
      case OverwrittenOptionException twice
          when twice.getOverwritten() instanceof OptionSpec option ->
          ": " + option.longestName() + " is set twice";
      default -> ": " + e.getMessage();
    };
  }

  private static String advice(Subcommand command, UnmatchedArgumentException unmatched) {
    String option = unmatched.getUnmatched().getFirst();
    var known = new ArrayList<String>();
    Options.of(command).forEach(each -> known.add(each.longestName()));
    known.add("--help");
    return Nearest.advice(option, known);
  }

  boolean has(String option) {
    return result.hasMatchedOption(option)
        && Boolean.TRUE.equals(result.matchedOptionValue(option, false));
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(result.matchedOptionValue(option, (String) null));
  }

  /// What is behind the options.
  List<String> rest() {
    return List.copyOf(result.matchedPositionalValue(0, List.<String>of()));
  }
}
