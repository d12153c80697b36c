package dev.weir.pipeline;

import dev.weir.Progress;
import dev.weir.internal.Meter;
import dev.weir.internal.Scope;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.IntStream;

/// A run, as it stands.
///
/// @param elapsed since the opening of the source
/// @param progress what the source gave and the sink took so far
/// @param size what the source has in all: bytes if it gives [dev.weir.Bytes], else elements; empty
///   if unknown
/// @param stages each stage; empty before all is open
/// @param lately what each stage did in the last five to ten seconds; as `stages` while the run is
///   younger, and when it is over
/// @param paused whether the source is held
/// @param over whether the run has ended
/// @param still how long nothing has moved; zero if it moves, is held or is over
/// @param standing what the threads of the run are in, if it has been still for [#STALLED]
public record Snapshot(
    Duration elapsed,
    Progress progress,
    OptionalLong size,
    List<StageSnapshot> stages,
    List<StageSnapshot> lately,
    boolean paused,
    boolean over,
    Duration still,
    List<Standing> standing) {

  /// After so long without any movement a run counts as stalled.
  public static final Duration STALLED = Duration.ofSeconds(5);

  /// Copies the lists.
  public Snapshot {
    stages = List.copyOf(stages);
    lately = List.copyOf(lately);
    standing = List.copyOf(standing);
  }

  /// What a thread of a run that does not move is in.
  ///
  /// @param stage the name of the stage that has it
  /// @param waiting whether it waits for another thread of the run
  /// @param stack innermost first; empty if it has left
  public record Standing(String stage, boolean waiting, List<StackTraceElement> stack) {
    /// Copies the stack.
    public Standing {
      stack = List.copyOf(stack);
    }
  }

  static Snapshot of(Scope scope) {
    long size = scope.sourceSize();
    Duration still = scope.paused() ? Duration.ZERO : Duration.ofNanos(scope.stillNanos());
    boolean stalled = still.compareTo(STALLED) >= 0;
    Meter.Seen earlier = scope.earlier(); // before the stages, so that it is earlier
    List<StageSnapshot> stages = scope.readings().stream().map(StageSnapshot::of).toList();
    List<StageSnapshot> before =
        earlier == null ? List.of() : earlier.readings().stream().map(StageSnapshot::of).toList();
    return new Snapshot(
        Duration.ofNanos(scope.elapsedNanos()),
        scope.progress(),
        size < 0 ? OptionalLong.empty() : OptionalLong.of(size),
        stages,
        since(stages, before),
        scope.paused(),
        scope.isOver(),
        still,
        stalled ? scope.standing().stream().map(Snapshot::standing).toList() : List.of());
  }

  private static List<StageSnapshot> since(
      List<StageSnapshot> stages, List<StageSnapshot> earlier) {
    if (stages.size() != earlier.size()) {
      return stages;
    }
    return IntStream.range(0, stages.size())
        .mapToObj(i -> stages.get(i).since(earlier.get(i)))
        .toList();
  }

  private static Standing standing(Scope.Standing thread) {
    return new Standing(thread.stage(), thread.waiting(), thread.stack());
  }

  /// Which stage holds everything up, in a sentence: the one that has had its thread for the
  /// largest share of the time [#lately()], and what that means there; or that nothing moves, and
  /// where.
  ///
  /// @return one line, such as `gzip is the bottleneck: busy 97 %`
  public String bottleneck() {
    return Sentence.of(this);
  }
}
