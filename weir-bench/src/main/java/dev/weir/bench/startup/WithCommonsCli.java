package dev.weir.bench.startup;

import org.apache.commons.cli.CommandLine;
import org.apache.commons.cli.DefaultParser;
import org.apache.commons.cli.Option;
import org.apache.commons.cli.Options;
import org.apache.commons.cli.ParseException;

/// With commons-cli.
final class WithCommonsCli {
  private WithCommonsCli() {}

  /// Prints what it found.
  public static void main(String[] args) throws ParseException {
    var options = new Options();
    options.addOption(Option.builder("f").longOpt("force").desc("replaces").get());
    options.addOption(Option.builder("l").longOpt("level").hasArg().desc("from 1 to 9").get());
    CommandLine line = new DefaultParser().parse(options, args, true);
    System.out.println(
        line.hasOption("force") + " " + line.getOptionValue("level") + " " + line.getArgList());
  }
}
