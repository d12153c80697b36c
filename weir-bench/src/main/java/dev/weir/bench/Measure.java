package dev.weir.bench;

import java.util.Arrays;
import java.util.Locale;

/// Measures one contender at one piece of work and prints its nanoseconds per element.
///
/// Each contender has a JVM of its own and the script starts them in turn, A B C A B C, so that
/// what the machine does meanwhile hits all of them. JMH would run all forks of A before those of
/// B, and with several contenders in one JVM each would meet what the others have left in the type
/// profiles. What a profile full of pipelines costs is asked for by `--crowd`: then eight other
/// pipelines of the same library run between the rounds.
final class Measure {
  private static final int WARM_UP = 8;
  private static final int ROUNDS = 9;

  private Measure() {}

  /// Prints the median.
  ///
  /// @param args the work, the contender, and perhaps `--crowd`
  public static void main(String[] args) throws Exception {
    Work work = Work.of(args[0]);
    Round contender = find(work, args[1]);
    Round crowd = args.length > 2 && args[2].equals("--crowd") ? crowd(work, args[1]) : () -> 0;
    for (int i = 0; i < WARM_UP; i++) {
      crowd.run();
      nanosPerElement(work, contender);
    }
    var nanos = new double[ROUNDS];
    for (int i = 0; i < ROUNDS; i++) {
      crowd.run();
      nanos[i] = nanosPerElement(work, contender);
    }
    Arrays.sort(nanos);
    System.out.printf(Locale.ROOT, "%.2f%n", nanos[ROUNDS / 2]);
    System.exit(0); // some peers leave threads behind
  }

  private static Round find(Work work, String name) {
    Round contender = work.contenders().get(name);
    if (contender == null) {
      throw new IllegalArgumentException(
          "unknown contender '" + name + "'; known: " + work.contenders().keySet());
    }
    return contender;
  }

  private static Round crowd(Work work, String name) {
    Round crowd = work.crowds().get(name);
    if (crowd == null) {
      throw new IllegalArgumentException("'" + name + "' has no crowd");
    }
    return crowd;
  }

  private static double nanosPerElement(Work work, Round contender) throws Exception {
    long began = System.nanoTime();
    long checksum = contender.run();
    long nanos = System.nanoTime() - began;
    if (checksum != work.checksum()) {
      throw new AssertionError("checksum " + checksum + " instead of " + work.checksum());
    }
    return (double) nanos / work.elements();
  }
}
