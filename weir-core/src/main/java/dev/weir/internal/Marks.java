package dev.weir.internal;

import dev.weir.CheckedConsumer;
import dev.weir.Checkpoints;
import dev.weir.Continuing;
import dev.weir.Dividing;
import dev.weir.Resumable;
import dev.weir.ResumableCursor;
import dev.weir.Sink;
import dev.weir.Stage;
import dev.weir.Transform;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// When the marks of a run are sent, and what becomes of their positions.
///
/// Threads: [#start()] and [#stop()] by the caller of the run, the timer's in the clock's thread;
/// the rest in that of the source's section.
final class Marks {
  private final Checkpoints checkpoints;
  private long taken; // elements since the last mark
  private @Nullable Mark underWay;
  private @Nullable Object kept; // the last position that was made sure of
  private BiConsumer<Object, Duration> told = (_, _) -> {}; // written before the run
  private volatile boolean due; // by time
  private volatile boolean stopped;
  private volatile Runnable timer = () -> {};

  Marks(Checkpoints checkpoints) {
    this.checkpoints = checkpoints;
  }

  void whenKept(BiConsumer<Object, Duration> whom) {
    told = whom;
  }

  /// Says what checkpoints need and a plan does not have.
  ///
  /// @throws IllegalStateException if something is missing
  static void check(Plan plan, Checkpoints checkpoints) {
    if (!(plan.head() instanceof Resumable<?, ?>)) {
      throw refusal(plan.head(), "has no positions to go on from");
    }
    for (Stage stage : plan.middle()) {
      if (stage instanceof Crossing crossing && crossing.carrying() == null) {
        throw refusal(stage, "does not keep the order that a checkpoint needs");
      }
    }
    if (checkpoints.bytes() > 0) {
      checkDividing(plan);
    }
    Sink<?> sink = plan.sink();
    if (sink == null || !sink.persists()) {
      throw refusal(plan.stages().getLast(), "cannot persist what was written before its end");
    }
  }

  private static void checkDividing(Plan plan) {
    boolean first = true;
    for (Stage stage : plan.middle()) {
      if (stage instanceof Transform<?, ?> transform) {
        if (transform instanceof Continuing<?> ? !first : !transform.divides()) {
          throw refusal(stage, "cannot go on in the middle of its input");
        }
        first = false;
      }
    }
  }

  private static IllegalStateException refusal(Stage stage, String reason) {
    return new IllegalStateException(
        "a run with checkpoints is not possible: " + stage.name() + " " + reason);
  }

  /// The same plan, with crossings that let marks pass, and steps that do what is asked of them.
  static Plan carrying(Plan plan, Checkpoints checkpoints) {
    List<Stage> middle = new ArrayList<>();
    for (Stage stage : plan.middle()) {
      Stage carrying =
          switch (stage) {
            case Crossing crossing -> crossing.carrying();
            case Transform<?, ?> transform when checkpoints.bytes() > 0 ->
                dividing(transform, checkpoints.begun());
            default -> stage;
          };
      if (!(carrying instanceof Transform<?, ?> || carrying instanceof Crossing)) {
        throw refusal(stage, "does not carry a checkpoint");
      }
      middle.add(carrying);
    }
    return new Plan(plan.head(), middle, plan.sink());
  }

  private static Transform<?, ?> dividing(Transform<?, ?> transform, long begun) {
    return transform instanceof Continuing<?> continuing
        ? new Dividing<>(continuing.continuedAt(begun))
        : new Dividing<>(transform);
  }

  void start() {
    if (!checkpoints.interval().isZero()) {
      schedule();
    }
  }

  private void schedule() {
    timer =
        Sampler.after(
            checkpoints.interval(),
            () -> {
              due = true;
              if (!stopped) {
                schedule();
              }
            });
    if (stopped) {
      timer.run();
    }
  }

  void stop() {
    stopped = true;
    timer.run();
  }

  /// The source has given an element.
  void taken() {
    taken++;
  }

  /// Whether it is time for a mark: none is under way, and something came since the last.
  boolean isDue() {
    return underWay == null
        && taken > 0
        && (due || (checkpoints.elements() > 0 && taken >= checkpoints.elements()));
  }

  /// The number whose multiples are the places; 0 for not by bytes.
  long bytes() {
    return checkpoints.bytes();
  }

  /// Whether something came since the last mark.
  boolean isBehind() {
    return taken > 0;
  }

  /// A new mark.
  Mark next(Object position) {
    due = false;
    taken = 0;
    var mark = new Mark(position);
    underWay = mark;
    return mark;
  }

  /// The mark that is on its way; null if none is.
  @Nullable Mark underWay() {
    return underWay;
  }

  /// Keeps the position of the mark that was under way, if that has come to its end.
  void keep(ResumableCursor<Object, Object> cursor) throws Exception {
    Mark mark = underWay;
    if (mark == null || !mark.isSettled()) {
      return;
    }
    underWay = null;
    Object position =
        mark.unspent() == 0 ? mark.position : cursor.before(mark.position, mark.unspent());
    if (mark.isPersisted() && position != null && !position.equals(kept)) {
      kept = position;
      CheckedConsumer<Object> consumer = checkpoints.kept();
      if (consumer != null) {
        consumer.accept(position);
      }
      cursor.commit(position);
      told.accept(position, mark.age());
    }
  }
}
