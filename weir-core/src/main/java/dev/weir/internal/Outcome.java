package dev.weir.internal;

import dev.weir.CancelledException;
import dev.weir.Progress;
import dev.weir.Stage;
import dev.weir.StreamException;
import dev.weir.StuckException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What becomes of a run. The first real failure wins, with its stage and how far the run had come;
/// what failed on its own later is suppressed onto it; mere consequences are dropped.
///
/// Thread safety: from anywhere. Each method that decides says whether it was the first.
final class Outcome {
  private final List<Stage> stages;
  private final Supplier<Progress> progress;
  private final Supplier<String> partly; // what the sink has committed before its end

  private volatile @Nullable Throwable
      failure; // written once, guarded by this; but see committed()
  private @Nullable Function<String, Exception>
      told; // guarded by this: what it was told, if it was
  private volatile @Nullable StuckException stuck;
  private volatile boolean committed;
  private final List<String> besides = new ArrayList<>(); // guarded by this

  Outcome(List<Stage> stages, Supplier<Progress> progress, Supplier<String> partly) {
    this.stages = stages;
    this.progress = progress;
    this.partly = partly;
  }

  boolean fine() {
    return failure == null && stuck == null;
  }

  /// A stage failed, by its number from 0; `place` is put behind the reason.
  synchronized boolean fail(int stage, Throwable e, String place) {
    Throwable cause = failure;
    if (cause == null) {
      failure = located(stage, e, place);
      return true;
    }
    if (!Consequence.isOne(e) && !known(cause, e)) {
      cause.addSuppressed(e);
    }
    return false;
  }

  /// There is no memory to say more.
  synchronized void collapse(OutOfMemoryError e) {
    if (failure == null) {
      failure = e;
    }
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean known(Throwable cause, Throwable e) {
    return cause == e
        || cause.getCause() == e
        || (cause.getCause() != null && cause.getCause() == e.getCause())
        || List.of(cause.getSuppressed()).contains(e);
  }

  private synchronized Throwable located(int stage, Throwable e, String place) {
    if (e instanceof Error) {
      return e;
    }
    return StreamException.of(
        stages.get(stage).name(), stage + 1, stages.size(), progress.get(), e, place + addition());
  }

  private String addition() {
    if (committed) {
      return ", after the result was committed";
    }
    String part = partly.get();
    if (!part.isEmpty()) {
      return ", after " + part + " were committed";
    }
    return besides.isEmpty() ? "" : ", after " + String.join(" and ", besides) + " was committed";
  }

  /// What a stage writes beside the stream has ended.
  synchronized void committedBeside(int stage) {
    besides.add(stages.get(stage).name());
    tellAnew();
  }

  /// The caller was interrupted.
  boolean interrupted() {
    return tell(
        addition ->
            new InterruptedException("interrupted" + addition + " (" + progress.get() + ")"));
  }

  /// Whether the run failed because its caller was interrupted.
  boolean isInterruption() {
    return failure instanceof InterruptedException;
  }

  /// The run was told to stop; the exception is made with what is to be added to its reason.
  boolean cancelled(Function<String, CancelledException> made) {
    return tell(made::apply);
  }

  private synchronized boolean tell(Function<String, Exception> made) {
    if (failure != null) {
      return false;
    }
    told = made;
    failure = made.apply(addition());
    return true;
  }

  /// The sink has ended: what fails from now on is said to have failed after that. So is a stop
  /// that came while it ended; nobody has seen that exception yet.
  synchronized void committed() {
    committed = true;
    tellAnew();
  }

  boolean isCommitted() {
    return committed;
  }

  private void tellAnew() {
    Throwable early = failure;
    if (told != null && early != null) {
      Exception late = told.apply(addition());
      for (Throwable suppressed : early.getSuppressed()) {
        late.addSuppressed(suppressed);
      }
      failure = late;
    }
  }

  /// A stage, by its number from 0, did not let go of its thread, though the run was over.
  synchronized void stuck(int stage, long graceMillis, StackTraceElement[] stack) {
    Throwable cause = failure; // null if all that is over is that somebody wanted it
    if (stuck == null) {
      stuck =
          new StuckException(
              stages.get(stage).name(),
              stage + 1,
              stages.size(),
              progress.get(),
              graceMillis,
              stack,
              cause);
    }
  }

  boolean isStuck() {
    return stuck != null;
  }

  /// Throws what the run failed with, if it failed.
  void rethrow() throws Exception {
    Throwable thrown = stuck != null ? stuck : failure;
    if (thrown == null) {
      return;
    }
    switch (thrown) {
      case Error error -> throw error;
      case Exception exception -> throw exception;
      default -> throw new AssertionError(thrown);
    }
  }
}
