package dev.weir;

import java.io.IOException;

/// A part of a section in its compiled form: the loop at its head with the steps that follow, or
/// what is behind a step that takes an emitter. [SegmentWriter] writes its classes.
///
/// The laws are the gates': a segment goes straight on while a gate is open, counts there, and
/// leaves everything else to it.
///
/// Threads: the section's own.
abstract class Segment implements Emitter<Object> {

  /// One of the same class, for a run.
  ///
  /// @param run what it works for
  abstract Segment fresh(SegmentRun run);

  /// At the head: takes some elements from the cursor to the end.
  ///
  /// @param run the same as for `fresh`
  /// @param most how many
  /// @return true if the cursor has come to its end
  boolean stretch(SegmentRun run, int most) throws IOException, InterruptedException {
    throw new IllegalStateException("not at the head");
  }

  @Override
  public boolean emit(Object in) throws IOException, InterruptedException {
    throw new IllegalStateException("only at the head");
  }

  abstract Gate gate();

  @Override
  public final boolean pause() {
    return gate().pause();
  }

  @Override
  public final void done() {
    gate().done();
  }

  @Override
  public final boolean consumed() {
    return gate().consumed();
  }
}
