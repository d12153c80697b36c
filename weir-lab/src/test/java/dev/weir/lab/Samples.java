package dev.weir.lab;

import java.util.ArrayList;
import java.util.List;

/// Outcomes that are made up.
final class Samples {
  static final long MIB = 1 << 20;
  static final Settings SETTINGS =
      new Settings(
          256 * MIB, 144 * MIB, 48 * MIB, 128 * MIB, List.of(Scenario.values()), false, true);

  private Samples() {}

  /// One of each contender: the naive die, what breaks fails, the rest is whole.
  static List<Outcome> all() {
    var outcomes = new ArrayList<Outcome>();
    for (Scenario scenario : Scenario.values()) {
      for (Contender contender : scenario.contenders()) {
        outcomes.add(of(contender));
      }
    }
    return outcomes;
  }

  static Outcome of(Contender contender) {
    Outcome.End end =
        switch (contender.scenario()) {
          case NAIVE -> Outcome.End.KILLED;
          case BROKEN -> Outcome.End.FAILED;
          default -> Outcome.End.WHOLE;
        };
    var samples = new ArrayList<Sample>();
    for (int i = 0; i <= 40; i++) {
      long own = (end == Outcome.End.KILLED ? 3L * i : 40) * MIB;
      samples.add(new Sample(25L * i, own + 24 * MIB, own, i * MIB, MIB, 0));
    }
    boolean whole = end == Outcome.End.WHOLE;
    return new Outcome(
        contender,
        samples,
        1_010,
        whole ? 0 : 137,
        end,
        whole ? "" : "a <broken> \"middle\" & more",
        whole ? 0 : 5 * MIB,
        whole ? List.of() : List.of("a hidden temporary file of 3.0 MiB"));
  }
}
