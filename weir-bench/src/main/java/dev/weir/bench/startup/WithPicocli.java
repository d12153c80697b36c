package dev.weir.bench.startup;

import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.ParseResult;

/// With picocli in its programmatic form.
final class WithPicocli {
  private WithPicocli() {}

  /// Prints what it found.
  public static void main(String[] args) {
    CommandSpec spec = CommandSpec.create();
    spec.addOption(OptionSpec.builder("-f", "--force").type(boolean.class).build());
    spec.addOption(OptionSpec.builder("-l", "--level").type(int.class).build());
    spec.addPositional(PositionalParamSpec.builder().arity("0..*").type(List.class).build());
    spec.parser().stopAtPositional(true);
    ParseResult line = new CommandLine(spec).parseArgs(args);
    System.out.println(
        line.hasMatchedOption("-f")
            + " "
            + line.matchedOptionValue("-l", 6)
            + " "
            + line.matchedPositionalValue(0, List.of()));
  }
}
