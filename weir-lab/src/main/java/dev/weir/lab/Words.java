package dev.weir.lab;

import dev.weir.Sizes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// What is said of outcomes, the same in the terminal, the report and the pictures.
final class Words {
  private static final int WHOLE_PERCENT = 100;

  private Words() {}

  /// Such as `killed at the limit after 1.7 s`.
  static String ended(Outcome outcome) {
    return outcome.end().phrase() + " after " + seconds(outcome.millis());
  }

  /// The same for where there is little room, such as `killed, 1.7 s`.
  static String endedShort(Outcome outcome) {
    String how =
        switch (outcome.end()) {
          case WHOLE -> "whole";
          case KILLED -> "killed";
          case OUT_OF_MEMORY -> "out of memory";
          case FAILED -> "failed";
          case WRONG -> "not whole";
          case OVERDUE -> "stopped";
        };
    return how + ", " + seconds(outcome.millis());
  }

  /// Such as `1.7 s`.
  static String seconds(long millis) {
    return String.format(Locale.ROOT, "%.1f s", millis / 1_000.0);
  }

  /// Such as `128 MiB`, or that it is not known.
  static String size(long bytes) {
    return bytes < 0 ? "not known" : Sizes.bytes(bytes);
  }

  /// How much of its mark was used, such as `at most 100 % of its mark`.
  static String fill(Outcome outcome) {
    long fill = outcome.peakFill();
    if (fill < 0) {
      return "no mark";
    }
    return fill > 10 * WHOLE_PERCENT
        ? Sizes.count(fill / WHOLE_PERCENT) + " times its mark"
        : fill + " % of its mark";
  }

  /// The experiment, in one sentence.
  static String experiment(Settings settings) {
    return Sizes.bytes(settings.size())
        + " from a source of "
        + Sizes.bytes(settings.speed())
        + "/s to a sink of "
        + Sizes.bytes(settings.rate())
        + "/s, each in "
        + Sizes.bytes(settings.limit());
  }

  /// What came out of it, in one sentence.
  static String verdict(List<Outcome> outcomes) {
    var died = new ArrayList<String>();
    var held = new ArrayList<String>();
    var not = new ArrayList<String>();
    for (Outcome outcome : outcomes) {
      Contender contender = outcome.contender();
      if (outcome.end().died()) {
        died.add(contender.title());
      } else if (outcome.end() == Outcome.End.WHOLE) {
        held.add(contender.title());
      } else if (contender.scenario() != Scenario.BROKEN) {
        not.add(contender.title());
      }
    }
    var text = new StringBuilder();
    part(text, "Died: ", died);
    part(text, "Whole, byte for byte, under the same limit: ", held);
    part(text, "Neither: ", not);
    return text.toString().strip();
  }

  private static void part(StringBuilder text, String title, List<String> names) {
    if (!names.isEmpty()) {
      text.append(title).append(String.join("; ", names)).append(". ");
    }
  }
}
