package dev.weir.internal;

import org.jspecify.annotations.Nullable;

/// The time of one section's thread, divided among its stages.
///
/// How long it waited at the boundary before it, or behind it, is known exactly. The rest goes to
/// the stages in the proportion in which they were seen to have the thread: while one has it, those
/// before it wait for room and those behind it for input.
final class SectionTime {
  private final long elapsed;
  private final long empty; // waited before
  private final long full; // waited behind
  private final boolean first; // its head is the source
  private final boolean last; // its last stage is the sink
  private final long[] had; // samples, by stage
  private final long[] outside; // of these, with a thread that waited

  SectionTime(
      long elapsedNanos, @Nullable Passage before, @Nullable Passage behind, int stageCount) {
    elapsed = elapsedNanos;
    empty = before == null ? 0 : Math.min(before.emptyNanos(), elapsed);
    full = behind == null ? 0 : Math.min(behind.fullNanos(), elapsed - empty);
    first = before == null;
    last = behind == null;
    had = new long[stageCount];
    outside = new long[stageCount];
  }

  void had(int stage, long samples, long waiting) {
    had[stage] = samples;
    outside[stage] = Math.min(samples, waiting);
  }

  /// What each did.
  ///
  /// @param held samples of a thread that waited because the run was paused
  /// @param over samples of a thread that had left
  Spent[] spent(long held, long over) {
    long all = held + over;
    for (long samples : had) {
      all += samples;
    }
    double unit = all == 0 ? 0 : (double) (elapsed - empty - full) / all;
    var spent = new Spent[had.length];
    long behind = all - held - over;
    for (int i = 0; i < had.length; i++) {
      behind -= had[i];
      spent[i] = spent(i, unit, behind, held);
    }
    return spent;
  }

  /// What is not work, and not a wait for room, is a wait for input.
  private Spent spent(int i, double unit, long behind, long held) {
    boolean source = first && i == 0;
    boolean sink = last && i == had.length - 1;
    long its = (long) (had[i] * unit);
    long waited = (long) (outside[i] * unit);
    long working = source || sink ? its - waited : its;
    long forOthers = (long) ((source ? behind + held : behind) * unit); // held: nobody wants more
    long forRoom = Math.min(full + forOthers + (sink ? waited : 0), elapsed - working);
    return new Spent(working, elapsed - working - forRoom, forRoom, its, waited);
  }

  /// Of a stage with workers of its own: what they do not work they wait, for what the boundary
  /// lacks.
  static Spent ofWorkers(long elapsed, Passage passage, long had, long outside) {
    long working = Math.min(had, elapsed);
    long idle = elapsed - working;
    double full = passage.fullNanos();
    double empty = passage.emptyNanos();
    long forRoom = full + empty == 0 ? 0 : (long) (idle * (full / (full + empty)));
    return new Spent(working, idle - forRoom, forRoom, working, Math.min(outside, working));
  }

  /// Of a buffer: full it waits for room, empty for input; else it hands on.
  static Spent ofBuffer(long elapsed, Passage passage) {
    long forRoom = Math.min(passage.fullNanos(), elapsed);
    long forInput = Math.min(passage.emptyNanos(), elapsed - forRoom);
    return new Spent(elapsed - forRoom - forInput, forInput, forRoom, 0, 0);
  }
}
