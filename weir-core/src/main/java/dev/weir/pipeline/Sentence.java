package dev.weir.pipeline;

import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/// Which stage holds a run up, in words.
///
/// | what was seen | what is said |
/// |---|---|
/// | nothing has moved for some time | `stalled for 7 s: gzip has the thread, in dev.weir.X.read` |
/// | a throttle has had most of the time | `limited by throttle 10MiB/s: 96 % of the time` |
/// | the source, and its thread waited | `starved: waits for stdin, 95 % of the time` |
/// | the sink, and its thread waited | `tcp://host is the bottleneck: does not take more, 95 % of the time` |
/// | a stage was busy | `gzip is the bottleneck: busy 97 %` |
/// | several were, and none much | `balanced: lines 31 %, gzip 28 %` |
final class Sentence {
  private static final double TELLING = 0.05;
  private static final double MUCH = 0.4; // of the time; more than this holds up the others
  private static final double LIKE = 0.8; // of the busiest; as busy as that
  private static final double MOSTLY = 0.5;
  private static final int NAMED = 3;

  private Sentence() {}

  static String of(Snapshot snapshot) {
    if (!snapshot.standing().isEmpty()) {
      return stalled(snapshot);
    }
    List<StageSnapshot> stages = snapshot.lately();
    StageSnapshot busiest =
        stages.stream().max(Comparator.comparingDouble(StageSnapshot::busy)).orElse(null);
    if (busiest == null || busiest.busy() < TELLING) {
      return "no stage was busy long enough to tell";
    }
    List<StageSnapshot> like =
        stages.stream().filter(stage -> stage.busy() >= LIKE * busiest.busy()).toList();
    if (busiest.busy() < MUCH && like.size() > 1) {
      return balanced(like);
    }
    return named(busiest, stages);
  }

  private static String named(StageSnapshot stage, List<StageSnapshot> stages) {
    String share = percent(stage.busy());
    if (stage.pacing()) {
      return "limited by " + stage.name() + ": " + share + " of the time";
    }
    int at = stages.indexOf(stage);
    if (stage.waiting() >= MOSTLY * stage.busy()) { // a step may wait for threads of its own
      if (at == 0) {
        return "starved: waits for " + stage.name() + ", " + share + " of the time";
      }
      if (at == stages.size() - 1) {
        return stage.name() + " is the bottleneck: does not take more, " + share + " of the time";
      }
    }
    return stage.name() + " is the bottleneck: busy " + share;
  }

  private static String balanced(List<StageSnapshot> stages) {
    var text = new StringBuilder("balanced: ");
    for (StageSnapshot stage : stages.subList(0, Math.min(NAMED, stages.size()))) {
      text.append(text.length() > "balanced: ".length() ? ", " : "");
      text.append(stage.name()).append(' ').append(percent(stage.busy()));
    }
    return text.toString();
  }

  private static String stalled(Snapshot snapshot) {
    List<Snapshot.Standing> threads = snapshot.standing();
    String since = String.format(Locale.ROOT, "stalled for %d s: ", snapshot.still().toSeconds());
    Snapshot.Standing inside =
        threads.stream().filter(thread -> !thread.waiting()).findFirst().orElse(null);
    if (inside == null) {
      List<String> names = threads.stream().map(Snapshot.Standing::stage).distinct().toList();
      return since + "every thread waits for another: " + String.join(", ", names);
    }
    String where =
        inside.stack().stream()
            .filter(frame -> !frame.getClassName().startsWith("java."))
            .filter(frame -> !frame.getClassName().startsWith("jdk."))
            .findFirst()
            .map(frame -> ", in " + frame.getClassName() + "." + frame.getMethodName())
            .orElse("");
    return since + inside.stage() + " has the thread" + where;
  }

  private static String percent(double share) {
    return Math.round(share * 100) + " %";
  }
}
