package dev.weir.bench.startup;

import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// With picocli and its annotations.
@Command
final class WithPicocliAnnotations implements Runnable {
  @Option(names = {"-f", "--force"})
  private boolean force;

  @Option(names = {"-l", "--level"})
  private int level = 6;

  @Parameters private List<String> words = new ArrayList<>();

  private WithPicocliAnnotations() {}

  /// Prints what it found.
  public static void main(String[] args) {
    new CommandLine(new WithPicocliAnnotations()).setStopAtPositional(true).execute(args);
  }

  @Override
  public void run() {
    System.out.println(force + " " + level + " " + words);
  }
}
