package dev.weir.cli;

import dev.weir.Sizes;
import dev.weir.observe.ProcessMemory;
import dev.weir.pipeline.Run;
import dev.weir.pipeline.Snapshot;
import dev.weir.pipeline.StageSnapshot;

/// At SIGUSR1, a picture of the run: what each stage has done and what each boundary holds.
final class SnapshotSignal {
  private static final long AFTER_MILLIS = 100;

  private SnapshotSignal() {}

  /// Listens until it is closed; not at once, because it takes longer to begin than many a run.
  static Showing of(Run<?> run, Screen screen) {
    return Ticker.once(
        AFTER_MILLIS,
        () -> Signals.on("USR1", _ -> show(text(run.snapshot(), ProcessMemory.now()), screen)));
  }

  private static void show(String text, Screen screen) {
    for (String line : text.split("\n", -1)) {
      if (!line.isEmpty()) {
        screen.say(line);
      }
    }
  }

  /// Several lines.
  static String text(Snapshot snapshot, ProcessMemory memory) {
    var text = new StringBuilder();
    text.append("weir: ").append(snapshot.progress().amounts());
    text.append(", ").append(ProgressLine.duration(snapshot.elapsed().toSeconds()));
    text.append("; ").append(snapshot.bottleneck()).append('\n');
    int width = snapshot.stages().stream().mapToInt(s -> s.name().length()).max().orElse(0);
    for (StageSnapshot stage : snapshot.stages()) {
      text.append("  ").append(stage.name());
      text.repeat(' ', width - stage.name().length()).append("  ");
      text.append(stage.boundary() == null ? passed(stage) : held(stage.boundary())).append('\n');
    }
    return text.append("  ").append(ProgressLine.memory(memory)).append('\n').toString();
  }

  private static String passed(StageSnapshot stage) {
    String in =
        stage.elementsIn() == 0 ? "" : "in " + amount(stage.elementsIn(), stage.bytesIn()) + ", ";
    String out =
        stage.elementsOut() == 0
            ? ""
            : "out " + amount(stage.elementsOut(), stage.bytesOut()) + ", ";
    return in + out + "busy " + Math.round(stage.busy() * 100) + " %";
  }

  private static String amount(long elements, long bytes) {
    return bytes > 0 ? Sizes.bytes(bytes) : Sizes.count(elements);
  }

  private static String held(StageSnapshot.Boundary boundary) {
    return "holds "
        + Sizes.count(boundary.fill())
        + " of "
        + Sizes.count(boundary.bound().elements())
        + (boundary.bound().weighed()
            ? ", "
                + Sizes.bytes(boundary.weight())
                + " of "
                + Sizes.bytes(boundary.bound().weight())
            : "")
        + ", was full for "
        + boundary.full().toSeconds()
        + " s, empty for "
        + boundary.empty().toSeconds()
        + " s";
  }
}
