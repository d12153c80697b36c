package dev.weir.bench.startup;

import java.util.List;

/// Without a library.
final class ByHand {
  private ByHand() {}

  /// Prints what it found.
  public static void main(String[] args) {
    boolean force = false;
    int level = 6;
    int at = 0;
    while (at < args.length && args[at].startsWith("-")) {
      switch (args[at++]) {
        case "--force", "-f" -> force = true;
        case "--level", "-l" -> level = Integer.parseInt(args[at++]);
        default -> throw new IllegalArgumentException(args[at - 1]);
      }
    }
    System.out.println(force + " " + level + " " + List.of(args).subList(at, args.length));
  }
}
