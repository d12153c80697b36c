package dev.weir.pipeline;

import dev.weir.Bound;
import dev.weir.CheckedConsumer;
import dev.weir.Cursor;
import dev.weir.Ending;
import dev.weir.Overflow;
import dev.weir.Source;
import dev.weir.Tee;
import dev.weir.internal.Inflow;
import dev.weir.internal.Outlet;
import dev.weir.internal.Timing;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One of several ways behind a [FanOut], or beside a stream: what waits before it, what is done
/// when there is no room there, what becomes of the others when it fails, and the job that it ends
/// in. A value.
///
/// Its job runs in a thread of its own (more, where it has boundaries). What it makes is committed
/// only when all branches, and the run around them, have come to their end without failure.
///
/// The function that makes the job describes and does nothing else: it is called once here, to
/// check the branch and to know what it holds, and then for each run.
///
/// @param <T> what it takes
public final class Branch<T> {

  /// The job of a branch, with whoever is given its result.
  private record Way<T, R>(
      Function<? super Pipeline<T>, ? extends Job<R>> job,
      @Nullable CheckedConsumer<? super R> consumer) {

    Job<R> from(Source<T> source) {
      return Objects.requireNonNull(job.apply(Pipeline.from(source)), "the job of a branch");
    }

    Outlet live(Branch<T> branch, String name, Inflow inflow, Timing timing) {
      var source = new Live<T>(branch.title(), inflow);
      return from(source).outlet(name, branch.failing, inflow, source, consumer, timing);
    }
  }

  private final String name;
  private final Bound bound;
  private final Overflow overflow;
  private final Tee.Failing failing;
  private final Way<T, ?> way;
  private final Job<?> described;

  private Branch(String name, Bound bound, Overflow overflow, Tee.Failing failing, Way<T, ?> way) {
    this.name = Objects.requireNonNull(name, "name");
    this.bound = Objects.requireNonNull(bound, "bound");
    this.overflow = overflow;
    this.failing = failing;
    this.way = way;
    this.described = way.from(new Described<>(title(), bound));
  }

  /// A branch that makes who writes into it wait, and whose failure is the run's.
  ///
  /// @param name as in messages and reports
  /// @param bound the most that waits before it; a hard limit
  /// @param job what is behind it: goes on from the pipeline that it is given
  /// @param <T> what it takes
  /// @return the branch
  public static <T> Branch<T> of(
      String name, Bound bound, Function<? super Pipeline<T>, ? extends Job<?>> job) {
    return new Branch<>(
        name,
        bound,
        Overflow.WAIT,
        Tee.Failing.FAIL,
        new Way<T, Object>(job.andThen(j -> any(j)), null));
  }

  @SuppressWarnings("unchecked") // nobody is given its result
  private static Job<Object> any(Job<?> job) {
    return (Job<Object>) job;
  }

  /// The same, of a job whose result is wanted.
  ///
  /// @param name as in messages and reports
  /// @param bound the most that waits before it; a hard limit
  /// @param job what is behind it: goes on from the pipeline that it is given
  /// @param result given the job's result once in a run, in the thread that writes into the
  ///   branches, when all of them are committed; what it throws fails the run
  /// @param <T> what it takes
  /// @param <R> what the job gives
  /// @return the branch
  public static <T, R> Branch<T> of(
      String name,
      Bound bound,
      Function<? super Pipeline<T>, ? extends Job<R>> job,
      CheckedConsumer<? super R> result) {
    return new Branch<>(name, bound, Overflow.WAIT, Tee.Failing.FAIL, new Way<T, R>(job, result));
  }

  /// The same branch, with something else done when there is no room before it. What is dropped is
  /// counted, and the count is in the run's summary.
  ///
  /// @param chosen wait, drop, or fail
  /// @return the branch
  public Branch<T> overflow(Overflow chosen) {
    return new Branch<>(name, bound, chosen, failing, way);
  }

  /// The same branch, whose failure the others survive: it is abandoned, the rest goes on, and the
  /// run's summary says why. An `Error` still fails the run.
  ///
  /// @return the branch
  public Branch<T> detaching() {
    return new Branch<>(name, bound, overflow, Tee.Failing.DETACH, way);
  }

  /// Its name.
  ///
  /// @return as it was given
  public String name() {
    return name;
  }

  Bound bound() {
    return bound;
  }

  Overflow overflow() {
    return overflow;
  }

  /// A life of it, not open yet.
  Outlet live(Timing timing) {
    return live(name, Inflow.of(bound, overflow), timing);
  }

  /// The same, before which there is something that may be shared.
  Outlet live(String its, Inflow inflow, Timing timing) {
    return way.live(this, its, inflow, timing);
  }

  private String title() {
    return "branch " + name;
  }

  Ending ending() {
    return described.endingOfSink();
  }

  /// What it holds, what waits before it included.
  OptionalLong heldBytes() {
    return described.memoryBound() instanceof MemoryBound.Known known
        ? OptionalLong.of(known.bytes())
        : OptionalLong.empty();
  }

  long nativeBytes() {
    return described.memoryBound().nativeBytes();
  }

  /// Its name and its stages, as in `audit (map ! file:audit.txt)`.
  ///
  /// @return one line
  @Override
  public String toString() {
    String stages = described.toString();
    String head = title() + " ! ";
    return name + " (" + (stages.startsWith(head) ? stages.substring(head.length()) : stages) + ")";
  }

  /// What a branch begins with, while nothing runs.
  private record Described<T>(String name, Bound bound) implements Source<T> {

    @Override
    public Cursor<T> open() {
      throw new IllegalStateException(name + " is a part of a run, and is not opened without it");
    }

    @Override
    public OptionalLong heldBytes() {
      return bound.weighed() ? OptionalLong.of(bound.weight()) : OptionalLong.empty();
    }
  }

  /// What a branch begins with in one run.
  static final class Live<T> implements Source<T> {
    private final String name;
    private final Inflow inflow;
    private boolean opened; // the opening thread's

    private Live(String name, Inflow inflow) {
      this.name = name;
      this.inflow = inflow;
    }

    @Override
    public Cursor<T> open() {
      if (opened) {
        throw new IllegalStateException(name + " is read once in a run, and it is read already");
      }
      opened = true;
      return FanIn.erased(inflow.reader());
    }

    boolean opened() {
      return opened;
    }

    @Override
    public String name() {
      return name;
    }
  }
}
