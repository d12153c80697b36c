package dev.weir.cli;

import dev.weir.spi.Nearest;
import dev.weir.spi.UsageException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.MissingArgumentException;
import org.apache.commons.cli.ParseException;

/// The words behind a subcommand: its options, then the rest as it is.
final class Parsed {
  private static final DefaultParser PARSER =
      DefaultParser.builder()
          .setAllowPartialMatching(false)
          .setStripLeadingAndTrailingQuotes(false)
          .get();

  private final CommandLine line;

  private Parsed(CommandLine line) {
    this.line = line;
  }

  /// Parses, until the first word that is no option.
  ///
  /// @param name of the command, for messages
  /// @throws UsageException if an option is not known, or lacks its value
  static Parsed of(Subcommand command, String name, List<String> arguments) {
    CommandLine line;
    try {
      line = PARSER.parse(Options.parser(command), arguments.toArray(String[]::new), true);
    } catch (MissingArgumentException e) {
      var option = e.getOption();
      throw new UsageException(
          "%s: %s needs a value: %s (%s)"
              .formatted(name, Options.name(option), option.getArgName(), Options.meaning(option)),
          1);
    } catch (ParseException e) {
      throw new UsageException(name + ": " + e.getMessage(), 1);
    }
    if (command != Subcommand.FILTER) { // the flags of a step are no options of the command
      refuseUnknown(command, name, arguments, line.getArgList());
    }
    return new Parsed(line);
  }

  /// The parser takes an option that it does not know for the first word behind them.
  private static void refuseUnknown(
      Subcommand command, String name, List<String> arguments, List<String> rest) {
    int behind = arguments.size() - rest.size();
    boolean closed = behind > 0 && arguments.get(behind - 1).equals("--");
    if (rest.isEmpty()
        || closed
        || rest.getFirst().equals("-")
        || !rest.getFirst().startsWith("-")) {
      return;
    }
    var known = new ArrayList<>(Options.names(command));
    known.add("--help");
    throw new UsageException(
        name + " has no option '" + rest.getFirst() + "'" + Nearest.advice(rest.getFirst(), known),
        1);
  }

  boolean has(String option) {
    return line.hasOption(option);
  }

  Optional<String> value(String option) {
    return Optional.ofNullable(line.getOptionValue(option));
  }

  /// What is behind the options.
  List<String> rest() {
    return List.copyOf(line.getArgList());
  }
}
