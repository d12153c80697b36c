package dev.weir.cli;

import dev.weir.spi.UsageException;
import java.util.List;

/// What is written behind `weir run`: options, then the pipeline.
///
/// Options end at the first word without a hyphen, or behind `--`.
///
/// @param force whether the target may be replaced
/// @param help whether only help is wanted
/// @param words the pipeline
record RunOptions(boolean force, boolean help, List<String> words) {
  static final String FORCE = "--force";

  static RunOptions of(List<String> arguments) {
    boolean force = false;
    boolean help = false;
    int at = 0;
    while (at < arguments.size() && arguments.get(at).startsWith("-")) {
      String option = arguments.get(at++);
      if (option.equals("--")) {
        break;
      }
      switch (option) {
        case FORCE, "-f" -> force = true;
        case "--help", "-h" -> help = true;
        default -> throw unknown(option, at);
      }
    }
    List<String> words = arguments.subList(at, arguments.size());
    for (String late : List.of(FORCE, "-f", "--help", "-h")) {
      if (words.contains(late)) {
        throw new UsageException(
            late + " goes before the source: weir run " + late + " SOURCE ! STEP ... ! SINK", at);
      }
    }
    return new RunOptions(force, help, words);
  }

  private static UsageException unknown(String option, int at) {
    String advice =
        option.equals("-") ? "; standard input is stdin" : "; known: " + FORCE + ", --help";
    return new UsageException("run has no option '" + option + "'" + advice, at);
  }
}
