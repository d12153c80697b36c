package dev.weir.bench.lines;

import java.nio.file.Path;

/// Runs a program once, as the user does, or again and again, to see it when it is warm.
final class Rounds {
  private Rounds() {}

  /// A program.
  @FunctionalInterface
  interface Program {
    String run(Path file) throws Exception;
  }

  /// Prints what the program says; of several rounds also the shortest, in nanoseconds.
  ///
  /// @param args the file, and perhaps how often
  static void run(String[] args, Program program) throws Exception {
    Path file = Path.of(args[0]);
    int rounds = args.length > 1 ? Integer.parseInt(args[1]) : 1;
    String said = "";
    long shortest = Long.MAX_VALUE;
    for (int i = 0; i < rounds; i++) {
      long began = System.nanoTime();
      said = program.run(file);
      shortest = Math.min(shortest, System.nanoTime() - began);
    }
    System.out.println(said);
    if (rounds > 1) {
      System.out.println(shortest);
    }
  }
}
